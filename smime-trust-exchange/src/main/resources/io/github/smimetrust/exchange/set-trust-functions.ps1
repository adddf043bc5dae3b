
# Nothing below this line depends on the plan.

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
    # Taking a missing property for "no list" would lose a list that nobody has seen.
    if ($null -eq $config[0].PSObject.Properties['SMIMECertificateIssuingCA']) {
        throw 'Get-SmimeConfig gave no SMIMECertificateIssuingCA. Check that the account may see all of it.'
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

