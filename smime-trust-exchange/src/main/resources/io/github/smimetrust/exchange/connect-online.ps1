# Exchange Online, through the module ExchangeOnlineManagement.
function Connect-Tenant {
    $module = Get-Module -ListAvailable -Name ExchangeOnlineManagement |
        Sort-Object -Property Version -Descending |
        Select-Object -First 1
    # Old Windows PowerShell does not offer TLS 1.2 by itself, and the gallery asks for it.
    [System.Net.ServicePointManager]::SecurityProtocol =
        [System.Net.ServicePointManager]::SecurityProtocol -bor [System.Net.SecurityProtocolType]::Tls12
    # The module asks for PowerShell 7.6 from version 3.10.0 on, and for 7.4 from 3.5.0 on.
    $newest = @{}
    $usable = @{ MinimumVersion = '3.0.0' }
    $shell = $PSVersionTable.PSVersion
    if ($shell.Major -eq 6 -or ($shell.Major -eq 7 -and $shell.Minor -lt 4)) {
        throw "This is PowerShell $shell. Use 7.4 or newer, or Windows PowerShell 5.1."
    }
    if ($shell.Major -eq 7 -and $shell.Minor -lt 6) {
        $newest = @{ RequiredVersion = '3.9.2' }
        $usable = @{ MinimumVersion = '3.0.0'; MaximumVersion = '3.9.2' }
    }
    if ($null -eq $module) {
        if ($WhatIf) {
            throw 'The module ExchangeOnlineManagement is not installed, and -WhatIf installs nothing.'
        }
        Write-Host 'Installing the module ExchangeOnlineManagement for the current user.'
        Install-Module -Name ExchangeOnlineManagement @newest -Repository PSGallery -Scope CurrentUser -ErrorAction Stop
    }
    elseif ($UpdateModule -and -not $WhatIf) {
        Write-Host 'Updating the module ExchangeOnlineManagement.'
        Update-Module -Name ExchangeOnlineManagement @newest -ErrorAction Stop
    }
    # 3.0.0 is the first with Get-ConnectionInformation.
    Import-Module -Name ExchangeOnlineManagement @usable -ErrorAction Stop

    # With two connections it is not certain which tenant a cmdlet goes to.
    if (@(Get-ConnectionInformation -ErrorAction Stop).Count -gt 0) {
        throw 'This window is connected to Exchange Online already. Run the script in a new one.'
    }
    if ($askForCertificatePassword) {
        $connection['CertificatePassword'] = Read-Host -Prompt 'Password of the certificate file' -AsSecureString
    }
    $script:connected = $true
    Connect-ExchangeOnline @connection -ShowBanner:$false -CommandName 'Get-SmimeConfig', 'Set-SmimeConfig' -ErrorAction Stop

    $sessions = @(Get-ConnectionInformation -ErrorAction Stop)
    if ($sessions.Count -ne 1) {
        throw "Found $($sessions.Count) connections to Exchange Online, expected 1."
    }
    if ($planTenantId -eq '') {
        Write-Warning 'The plan was made on a simulated tenant. Only the present list is compared.'
    }
    elseif ([string] $sessions[0].TenantID -ne $planTenantId) {
        throw "Connected to the tenant $($sessions[0].TenantID), but the plan is for $planTenantId."
    }
}

function Disconnect-Tenant {
    Disconnect-ExchangeOnline -Confirm:$false -ErrorAction Stop
}

