#Requires -Version 5.1
[CmdletBinding()]
param(
    # Checks everything and shows what would be done, but installs, keeps and sets nothing.
    [switch] $WhatIf,
    # Exchange Online: updates the module ExchangeOnlineManagement before it is used.
    [switch] $UpdateModule
)
