
# Nothing below this line depends on the plan.

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

function Get-Sha256 {
    param([byte[]] $Bytes)
    $algorithm = [System.Security.Cryptography.SHA256]::Create()
    try {
        $hash = $algorithm.ComputeHash($Bytes)
    }
    finally {
        $algorithm.Dispose()
    }
    [System.BitConverter]::ToString($hash).Replace('-', '').ToLowerInvariant()
}

# The comma keeps PowerShell from taking the array apart.
function Get-PresentList {
    $config = @(Get-SmimeConfig -ErrorAction Stop)
    if ($config.Count -ne 1) {
        throw "Get-SmimeConfig gave $($config.Count) objects, expected 1."
    }
    $value = $config[0].SMIMECertificateIssuingCA
    if ($null -eq $value) {
        return , [byte[]] @()
    }
    if ($value -is [string]) {
        return , [System.Convert]::FromBase64String($value)
    }
    , [byte[]] $value
}

function Save-List {
    param([byte[]] $Bytes)
    $time = [System.DateTime]::UtcNow.ToString('yyyyMMddHHmmssfff', [System.Globalization.CultureInfo]::InvariantCulture)
    $path = Join-Path -Path $PSScriptRoot -ChildPath "previous-$time.sst"
    # CreateNew fails if the file is there.
    $file = [System.IO.File]::Open($path, [System.IO.FileMode]::CreateNew)
    try {
        $file.Write($Bytes, 0, $Bytes.Length)
        $file.Flush($true)
    }
    finally {
        $file.Dispose()
    }
    $path
}

# 0: done, or nothing to do. 1: failed before anything was set. 2: the tenant has another list than
# planned for, nothing was set. 3: set, but something else was read back, or the setting failed.
$exitCode = 1
$connected = $false
try {
    [byte[]] $wanted = @()
    $listPath = Join-Path -Path $PSScriptRoot -ChildPath 'tenant.sst'
    if (-not $clearing) {
        # An absolute path, since .NET does not know the location of PowerShell.
        [byte[]] $wanted = [System.IO.File]::ReadAllBytes($listPath)
    }
    if ((Get-Sha256 -Bytes $wanted) -ne $wantedSha256) {
        throw "$listPath is not the file that was written with this script. Write the folder anew."
    }

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
    $connected = $true
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

    $present = Get-PresentList
    $foundSha256 = Get-Sha256 -Bytes $present
    if ($foundSha256 -eq $wantedSha256) {
        Write-Host 'Nothing to do: the tenant holds the wanted list.'
        $exitCode = 0
    }
    elseif ($foundSha256 -ne $presentSha256) {
        $exitCode = 2
        throw "The list has changed since the plan was made: found SHA-256 $foundSha256, expected $presentSha256. Make a new plan."
    }
    elseif ($WhatIf) {
        Write-Host "What if: would replace the list of $($present.Length) bytes by one of $($wanted.Length) bytes."
        $exitCode = 0
    }
    else {
        $backup = Save-List -Bytes $present
        Write-Host "The present list is kept in $backup"
        $exitCode = 3
        if ($clearing) {
            Set-SmimeConfig -SMIMECertificateIssuingCA $null -ErrorAction Stop
        }
        else {
            Set-SmimeConfig -SMIMECertificateIssuingCA $wanted -ErrorAction Stop
        }
        $readBack = Get-PresentList
        $readBackSha256 = Get-Sha256 -Bytes $readBack
        if ($readBackSha256 -ne $wantedSha256) {
            throw "Read back SHA-256 $readBackSha256, expected $wantedSha256. Read Get-SmimeConfig again before anything else; the list from before is in $backup"
        }
        Write-Host 'Done: the list was set and read back.'
        $exitCode = 0
    }
}
catch {
    Write-Error -ErrorRecord $_ -ErrorAction Continue
}
finally {
    if ($connected) {
        try {
            Disconnect-ExchangeOnline -Confirm:$false -ErrorAction Stop
        }
        catch {
            Write-Warning "Could not disconnect: $_"
        }
    }
}
exit $exitCode
