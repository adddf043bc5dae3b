# Starts a cycle of the Directory Synchronization tool (DirSync), which Microsoft has retired and no
# longer supports. Run it on its server. It carries the certificates of users to Exchange Online, not
# the list of trusted certificate authorities: in a hybrid organisation set that list on both sides.
# Written by smime-trust.

[CmdletBinding()]
param(
    # Starts nothing.
    [switch] $WhatIf
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

# 0: a cycle was started, or -WhatIf. 1: failed. The tool does not tell when the cycle has ended.
$exitCode = 1
try {
    if ($null -eq (Get-Command -Name Start-OnlineCoexistenceSync -ErrorAction SilentlyContinue)) {
        # From June 2014 on a module; before that, run this in the shell that DirSyncConfigShell.psc1 opens.
        Import-Module -Name DirSync -ErrorAction Stop
    }
    if ($WhatIf) {
        Write-Host 'What if: would start a cycle.'
    }
    else {
        Start-OnlineCoexistenceSync
        Write-Host 'Started. The event log of the server tells when it has ended.'
    }
    $exitCode = 0
}
catch {
    Write-Error -ErrorRecord $_ -ErrorAction Continue
}
exit $exitCode
