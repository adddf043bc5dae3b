# An Exchange Server, through remote PowerShell as the signed-in user.
function Connect-Tenant {
    if ($null -ne (Get-Command -Name Set-SmimeConfig -ErrorAction SilentlyContinue)) {
        throw 'Set-SmimeConfig is here already, so this window is connected. Run the script in a new one.'
    }
    $script:imported = $null
    $script:session = New-PSSession @connection -ConfigurationName Microsoft.Exchange -Authentication Kerberos -ErrorAction Stop
    $script:connected = $true
    $script:imported = Import-PSSession -Session $script:session -CommandName 'Get-SmimeConfig', 'Set-SmimeConfig' -DisableNameChecking -ErrorAction Stop
    Write-Warning 'Which organisation this is cannot be told here. Only the present list is compared.'
}

function Disconnect-Tenant {
    Remove-PSSession -Session $script:session -ErrorAction Stop
    # The imported commands outlive the session, and the next run would find them.
    if ($null -ne $script:imported) {
        Remove-Module -ModuleInfo $script:imported -ErrorAction Stop
    }
}

