# 0: done, or nothing to do. 1: failed before anything was set. 2: the tenant has another list than
# planned for, nothing was set. 3: set, but something else was read back, or the setting failed.
$script:exitCode = 1
$script:connected = $false

# A function, since powershell -File runs a script in the global scope: what is set there would hold
# for the code of modules, too, which was not written for it.
function Set-TrustList {
    Set-StrictMode -Version 2.0
    $ErrorActionPreference = 'Stop'
    try {
        [byte[]] $wanted = @()
        $listPath = Join-Path -Path $PSScriptRoot -ChildPath $listFile
        if (-not $clearing) {
            # An absolute path, since .NET does not know the location of PowerShell.
            [byte[]] $wanted = [System.IO.File]::ReadAllBytes($listPath)
        }
        if ((Get-Sha256 -Bytes $wanted) -ne $wantedSha256) {
            throw "$listPath is not the file that was written with this script. Write the folder anew."
        }

        Connect-Tenant

        $present = Get-PresentList
        $foundSha256 = Get-Sha256 -Bytes $present
        if ($foundSha256 -eq $wantedSha256) {
            Write-Host 'Nothing to do: the tenant holds the list that this script sets.'
            $script:exitCode = 0
        }
        elseif ($foundSha256 -ne $presentSha256) {
            $script:exitCode = 2
            throw "The tenant has another list than this script replaces: found SHA-256 $foundSha256, expected $presentSha256. $advice"
        }
        elseif ($WhatIf) {
            Write-Host "What if: would replace the list of $($present.Length) bytes by one of $($wanted.Length) bytes."
            $script:exitCode = 0
        }
        else {
            $backup = Save-List -Bytes $present
            Write-Host "The present list is kept in $backup"
            $script:exitCode = 3
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
            $script:exitCode = 0
        }
    }
    catch {
        Write-Error -ErrorRecord $_ -ErrorAction Continue
    }
    finally {
        if ($script:connected) {
            try {
                Disconnect-Tenant
            }
            catch {
                Write-Warning "Could not disconnect: $_"
            }
        }
    }
}

Set-TrustList
exit $script:exitCode
