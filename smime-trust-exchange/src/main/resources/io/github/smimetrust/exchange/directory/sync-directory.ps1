# Starts a cycle of Microsoft Entra Connect Sync and waits for its end. Run it on the server that
# synchronises. It carries the certificates of users to Exchange Online (userCertificate,
# userSMIMECertificate), not the list of trusted certificate authorities: in a hybrid organisation
# set that list on both sides.
# Written by smime-trust.

#Requires -Version 5.1
[CmdletBinding()]
param(
    # Shows the scheduler's state and starts nothing.
    [switch] $WhatIf,
    # How long to wait for a running cycle, and for the new one.
    [ValidateRange(1, 1440)]
    [int] $WaitMinutes = 60
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

function Show-Scheduler {
    param([object] $Scheduler)
    $Scheduler | Format-List | Out-String | Write-Host
}

# Newer builds say so themselves; older ones only which connectors are running.
function Test-CycleRunning {
    param([object] $Scheduler)
    if ($null -ne $Scheduler.PSObject.Properties['SyncCycleInProgress']) {
        return [bool] $Scheduler.SyncCycleInProgress
    }
    @(Get-ADSyncConnectorRunStatus).Count -gt 0
}

function Wait-Cycle {
    param([datetime] $Until)
    $quiet = 0
    # Between two steps of a cycle nothing runs for a moment, so look twice.
    while ($quiet -lt 2) {
        if ([datetime]::UtcNow -gt $Until) {
            return $false
        }
        if (Test-CycleRunning -Scheduler (Get-ADSyncScheduler)) {
            $quiet = 0
        }
        else {
            $quiet++
        }
        Start-Sleep -Seconds 10
    }
    $true
}

# 0: a cycle was run, or -WhatIf. 1: failed, or this server does not synchronise. 3: started, but it
# had not ended in time.
$exitCode = 1
try {
    if ($null -eq (Get-Command -Name Start-ADSyncSyncCycle -ErrorAction SilentlyContinue)) {
        Import-Module -Name ADSync -ErrorAction Stop
    }
    $scheduler = Get-ADSyncScheduler
    Show-Scheduler -Scheduler $scheduler
    if ($scheduler.StagingModeEnabled) {
        throw 'This server is in staging mode: it exports nothing. Run the script on the active server.'
    }
    if (-not $scheduler.SyncCycleEnabled) {
        Write-Warning 'The scheduler is switched off here. Only this one cycle will run.'
    }
    if ($WhatIf) {
        Write-Host 'What if: would start a cycle of the kind @POLICY@.'
        $exitCode = 0
    }
    else {
        if (-not (Wait-Cycle -Until ([datetime]::UtcNow.AddMinutes($WaitMinutes)))) {
            throw "A cycle is still running after $WaitMinutes minutes. Nothing was started."
        }
        # A connector can be busy for a moment, as when the scheduler starts at the same time.
        $started = $false
        for ($attempt = 1; -not $started; $attempt++) {
            try {
                Start-ADSyncSyncCycle -PolicyType @POLICY@ -ErrorAction Stop | Out-String | Write-Host
                $started = $true
            }
            catch {
                if ($attempt -eq 5 -or "$_" -notlike '*busy*') {
                    throw
                }
                Write-Host "Busy, attempt $attempt of 5: $_"
                Start-Sleep -Seconds 30
            }
        }
        Start-Sleep -Seconds 10
        if (Wait-Cycle -Until ([datetime]::UtcNow.AddMinutes($WaitMinutes))) {
            Write-Host 'The cycle has ended. Whether every object was exported, see the Synchronization Service.'
            $exitCode = 0
        }
        else {
            Write-Warning "The cycle had not ended after $WaitMinutes minutes."
            $exitCode = 3
        }
        Show-Scheduler -Scheduler (Get-ADSyncScheduler)
    }
}
catch {
    Write-Error -ErrorRecord $_ -ErrorAction Continue
}
exit $exitCode
