# An Exchange Server, in a window of its Exchange Management Shell, which is connected already.
function Connect-Tenant {
    if ($null -eq (Get-Command -Name Set-SmimeConfig -ErrorAction SilentlyContinue)) {
        throw 'Set-SmimeConfig is not here. Run this script in the Exchange Management Shell of a server.'
    }
    if ($null -ne (Get-Command -Name Get-ConnectionInformation -ErrorAction SilentlyContinue) -and
        @(Get-ConnectionInformation -ErrorAction Stop).Count -gt 0) {
        throw 'This window is connected to Exchange Online, not to a server. Run the script in the Exchange Management Shell.'
    }
    Write-Warning 'Which organisation this is cannot be told here. Only the present list is compared.'
}

function Disconnect-Tenant {
}

