#requires -Version 7.2
<#
.SYNOPSIS
Puts Knowledge Packages on Azure: the resources (infra), then the program (publish). It does what deploy.sh does, for PowerShell.

.DESCRIPTION
  deploy.ps1 new      -Group GROUP -Location REGION -Name NAME [KEY=VALUE...]   a new resource group and everything in it
  deploy.ps1 existing -Group GROUP -Name NAME [KEY=VALUE...]                    the same in a group that is there
  deploy.ps1 all      [-Name NAME] [KEY=VALUE...]                               again: the resources, then the program
  deploy.ps1 infra    [-Name NAME] [KEY=VALUE...]                               the resources only
  deploy.ps1 publish  [-Name NAME]                                              the program only: a new version, or an old one again
  deploy.ps1 publish  -Group GROUP -App APP                                     the same without a parameter file
  deploy.ps1 recover  -Group GROUP -Name NAME [-ExistingGroup]                  writes a lost parameter file from the last deployment
  deploy.ps1 zip      -Output FILE [-Version VERSION]                           only makes the zip

KEY=VALUE are parameters of the templates, for example alertEmail=operators@example.org. The first run writes them to
NAME.parameters.json in this folder, and later runs read them there; keep this file. A run shows what it will change, and asks.

Needs the Azure CLI 2.60 or later, signed in (az login), and curl; without -Zip also the .NET SDK 10.

.PARAMETER Zip
Publish the zip of a release: does not need .NET.
.PARAMETER Parameters
Another place of the parameter file.
.PARAMETER Subscription
Another subscription than that of the Azure CLI.
.PARAMETER Deployment
Another deployment than kp-NAME-REGION, for recover.
.PARAMETER Yes
Do not ask.
.PARAMETER ReadyTimeout
How many seconds to wait for the published program.
#>
[CmdletBinding(PositionalBinding = $false)]
param(
    [Parameter(Position = 0)] [string] $Command = '',
    [string] $Group = '', [string] $Location = '', [string] $Name = '', [string] $App = '', [string] $Zip = '', [string] $Output = '',
    [string] $Version = '', [string] $Parameters = '', [string] $Subscription = '', [string] $Deployment = '', [int] $ReadyTimeout = 900,
    [switch] $Yes, [switch] $ExistingGroup,
    [Parameter(ValueFromRemainingArguments)] [string[]] $Given = @()
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

# A problem that is told in one sentence, without PowerShell's own words around it.
class Problem : System.Exception { Problem([string] $message) : base($message) { } }
function Stop-Run([string] $message) { throw [Problem]::new($message) }

function Assert-Tool([string] $tool, [string] $install) {
    if (-not (Get-Command $tool -CommandType Application -ErrorAction Ignore)) { Stop-Run "$tool is missing. Install it: $install" }
}

function Assert-Given([string] $option, [string] $value) { if (-not $value) { Stop-Run "-$option is missing." } }

# --- The program ---------------------------------------------------------------------------------------------------------------------

function Assert-BuildTools {
    Assert-Tool dotnet 'https://dotnet.microsoft.com/download'
    Push-Location $PSScriptRoot
    try { & dotnet --version *> $null } finally { Pop-Location }
    if ($LASTEXITCODE) { Stop-Run 'The .NET SDK 10 is missing. Install it: https://dotnet.microsoft.com/download' }
}

# Makes the zip that App Service runs from. Compress-Archive of Windows PowerShell writes names that Linux cannot use; this does not.
function New-AppZip([string] $target) {
    $built = Join-Path $work program
    $versionArgument = $Version ? @("-p:Version=$Version") : @()
    $project = Join-Path $PSScriptRoot .. src KnowledgePackages.Web
    & dotnet publish $project -c Release -r linux-x64 --self-contained false -o $built --nologo -v quiet @versionArgument | Out-Host
    if ($LASTEXITCODE) { Stop-Run 'The program could not be built; the lines above say why. Nothing was published.' }
    try {
        $null = New-Item -ItemType Directory -Force (Split-Path $target)
        Remove-Item -Force -ErrorAction Ignore $target
        [System.IO.Compression.ZipFile]::CreateFromDirectory($built, $target)
    }
    catch { Stop-Run "The zip $target could not be written. Nothing was published." }
}

function Assert-Zip {
    if (-not $Zip) { Assert-BuildTools }
    elseif (-not (Test-Path -PathType Leaf $Zip)) { Stop-Run "-Zip: there is no file $Zip. Name one, or leave -Zip out to make it." }
}

function Get-Zip {
    if ($Zip) { return $Zip }
    Write-Host 'Building the program ...'
    $made = Join-Path $work knowledge-packages-app.zip
    New-AppZip $made
    return $made
}

function Wait-Ready([string] $readyHost) {
    $address = "https://$readyHost/health/ready"
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    Write-Host "Waiting until $address answers; the first start can take ten minutes, because its role is new ..."
    while ($true) {
        $answer = & curl --silent --show-error --fail-with-body --max-time 10 $address 2>&1
        if (-not $LASTEXITCODE) { return }
        if ($clock.Elapsed.TotalSeconds -ge $ReadyTimeout) {
            Stop-Run ("The program is published, but it is not ready after $ReadyTimeout seconds. ${address}: $answer`n" +
                "The log says why: az webapp log tail --resource-group $Group --name $App")
        }
        Start-Sleep -Seconds 5
    }
}

# A question to Azure, answered in JSON; nothing if Azure refuses.
function Read-Azure([string[]] $arguments) {
    $answer = & az @arguments --subscription $Subscription --output json
    if ($LASTEXITCODE -or -not $answer) { return $null }
    return , (($answer -join "`n") | ConvertFrom-Json -AsHashtable -NoEnumerate)
}

function Get-AppHost([string[]] $slotArguments) {
    $site = Read-Azure (@('webapp', 'show', '--resource-group', $Group, '--name', $App) + $slotArguments)
    if (-not $site -or -not $site['defaultHostName']) {
        Stop-Run "Azure does not name the host of the app $App in the group $Group. Nothing was published."
    }
    return $site['defaultHostName']
}

function Publish-App([string] $file, [string] $slot) {
    if (-not $App) { Stop-Run 'The app has no name: Azure did not return one. Nothing was published.' }
    $slotArguments = $slot ? @('--slot', $slot) : @()
    $readyHost = Get-AppHost $slotArguments
    Write-Host "Publishing to $App$($slot ? ", slot $slot" : '') ..."
    $site = @('--resource-group', $Group, '--name', $App)
    $quiet = @('--subscription', $Subscription, '--output', 'none')
    & az webapp deploy @site @slotArguments --type zip --src-path $file @quiet
    if ($LASTEXITCODE) { Stop-Run "Publishing to $App failed; the lines above say why. Run the same command again." }
    Wait-Ready $readyHost
    if (-not $slot) { return }
    & az webapp deployment slot swap @site --slot $slot --target-slot production @quiet
    if ($LASTEXITCODE) { Stop-Run "The new version runs in the slot $slot, but the swap failed. Run the same command again." }
    Wait-Ready (Get-AppHost @())
}

# --- Azure and the parameter file ----------------------------------------------------------------------------------------------------

function Assert-Tools {
    Assert-Tool az 'https://learn.microsoft.com/cli/azure/install-azure-cli'
    Assert-Tool curl 'https://curl.se/download.html'
    $cli = & az version --output json
    if ($LASTEXITCODE) { Stop-Run 'The Azure CLI does not start.' }
    $installed = ($cli -join "`n" | ConvertFrom-Json -AsHashtable)['azure-cli']
    if ([version] $installed -lt [version] '2.60') {
        Stop-Run "The Azure CLI is version $installed; 2.60 or later is needed. Update it: az upgrade"
    }
}

function Connect-Subscription {
    $chosen = $Subscription ? @('--subscription', $Subscription) : @()
    $account = & az account show @chosen --output json
    if ($LASTEXITCODE) {
        $other = $Subscription ? ", or may not use the subscription $Subscription" : ''
        Stop-Run "You are not signed in to Azure$other. Sign in: az login"
    }
    $account = $account -join "`n" | ConvertFrom-Json -AsHashtable
    if (-not $account['id']) { Stop-Run 'Azure does not name your subscription. Sign in again: az login' }
    $script:Subscription = $account['id']
    Write-Host "Subscription: $($account['name']) ($Subscription), tenant $($account['tenantId'])"
}

function Get-Value($settings, [string] $key, $default) {
    if ($settings.Contains($key) -and $settings[$key].Contains('value')) { return , $settings[$key]['value'] }
    return , $default
}

# What the file says counts, and the command line may only repeat it.
function Resolve-Option([string] $option, [string] $value) {
    if (-not $value) { return }
    $present = Get-Variable -Scope Script -ValueOnly $option
    if ($present -and $present -cne $value) {
        Stop-Run "-${option}: $Parameters says $value. For another installation take another -Name and -Parameters."
    }
    Set-Variable -Scope Script $option $value
}

# Finds the parameter file, and reads from it what the command line leaves out.
function Open-ParameterFile {
    if (-not $Parameters) {
        if ($Name) { $script:Parameters = "$Name.parameters.json" }
        else {
            $found = @(Get-ChildItem -File -Filter *.parameters.json)
            if ($found.Count -ne 1) { Stop-Run '-Name is missing: this folder has not exactly one parameter file.' }
            $script:Parameters = $found[0].Name
        }
    }
    if (-not (Test-Path -PathType Leaf $Parameters)) { return $null }
    try {
        $content = Get-Content -Raw $Parameters | ConvertFrom-Json -AsHashtable
        $metadata = $content['metadata']
        if (-not ($content['parameters']['name']['value'] -and $metadata['resourceGroup'] -and $metadata['template'])) { throw }
    }
    catch { Stop-Run "${Parameters}: this is no parameter file of this script." }
    Resolve-Option Name $content['parameters']['name']['value']
    Resolve-Option Group $content['metadata']['resourceGroup']
    Resolve-Option Location (Get-Value $content['parameters'] 'location' '')
    Resolve-Option Subscription $content['metadata']['subscription']
    $script:template = $content['metadata']['template']
    if ($Command -eq 'new' -and $template -ne 'new-group.json') {
        Stop-Run "$Parameters is of an installation in an existing group. Run: deploy.ps1 all"
    }
    if ($Command -eq 'existing' -and $template -ne 'existing-group.json') {
        Stop-Run "$Parameters is of an installation with a group of its own. Run: deploy.ps1 all"
    }
    return $content
}

function Assert-Names {
    Assert-Given Group $Group
    Assert-Given Name $Name
    if ($template -eq 'new-group.json') { Assert-Given Location $Location }
    if ($Name -cnotmatch '^[a-z](?!.*--)[a-z0-9-]{1,29}[a-z0-9]$') {
        Stop-Run "-Name: '$Name' is not 3 to 31 small letters, digits and single hyphens, from a letter to a letter or digit."
    }
    if ($Group -cnotmatch '^[A-Za-z0-9_().-]{0,89}[A-Za-z0-9_()-]$') { Stop-Run "-Group: '$Group' is no name of a resource group." }
    if ($Location -cnotmatch '^[a-z0-9]*$') {
        Stop-Run "-Location: '$Location' is no name of a region; take one of: az account list-locations --output table"
    }
}

function Initialize-Run {
    $script:template = $ExistingGroup ? 'existing-group.json' : 'new-group.json'
    $script:file = Open-ParameterFile
    $script:definition = Get-Content -Raw (Join-Path $PSScriptRoot $template) | ConvertFrom-Json -AsHashtable
    Assert-Names
    Connect-Subscription
    $exists = Read-Azure group, exists, '--name', $Group
    if ($null -eq $exists) { Stop-Run "Azure does not say whether the group $Group exists." }
    $script:groupExists = $exists
    if (-not $Location -and $groupExists) {
        $found = Read-Azure group, show, '--name', $Group
        if (-not $found) { Stop-Run "Azure does not name the location of the group $Group." }
        $script:Location = $found['location']
    }
    if ($template -eq 'existing-group.json' -and -not $groupExists) {
        Stop-Run "There is no resource group $Group in this subscription. Run: deploy.ps1 new"
    }
    if (-not $Deployment) { $script:Deployment = "kp-$Name-$Location" }
}

function Assert-FirstRun {
    if ($file) { return }
    if ($template -eq 'new-group.json') {
        if ($groupExists) {
            Stop-Run ("The resource group $Group exists already, and $Parameters does not.`n" +
                "For an installation that is in it, run this in the folder with that file, or write the file again: deploy.ps1 recover`n" +
                'For a new one in this group, run: deploy.ps1 existing')
        }
        return
    }
    $found = Read-Azure resource, list, '--resource-group', $Group, '--resource-type', Microsoft.ManagedIdentity/userAssignedIdentities
    if ($null -eq $found) { Stop-Run "The group $Group cannot be read." }
    if (@($found | Where-Object { $_['name'] -eq "$Name-identity" })) {
        Stop-Run ("The installation $Name is in the group $Group already, and $Parameters is not here.`n" +
            'Run this in the folder with that file, or write the file again: deploy.ps1 recover -ExistingGroup')
    }
    Assert-Providers
}

# Azure registers them by itself only for those who may do so in the whole subscription.
function Assert-Providers {
    $known = Read-Azure provider, list
    if ($null -eq $known) { Stop-Run 'Azure does not say which resource providers are registered.' }
    $registered = @($known | Where-Object { $_['registrationState'] -eq 'Registered' } | ForEach-Object { $_['namespace'] })
    foreach ($needed in 'Microsoft.Web', 'Microsoft.Storage', 'Microsoft.ManagedIdentity', 'Microsoft.BotService',
        'Microsoft.OperationalInsights', 'Microsoft.Insights') {
        if ($registered -notcontains $needed) {
            Stop-Run ("The resource provider $needed is not registered. Somebody with rights on the subscription runs:`n" +
                "az provider register --namespace $needed")
        }
    }
}

# Sets one parameter of this run, in the type that the template states.
function Set-Parameter([string] $pair) {
    $key, $value = $pair -split '=', 2
    if (-not $definition['parameters'].Contains($key)) { Stop-Run "${key}: the templates have no such parameter." }
    $type = $definition['parameters'][$key]['type']
    if ($type -notin 'string', 'securestring') {
        try { $value = $value | ConvertFrom-Json -AsHashtable -NoEnumerate }
        catch { Stop-Run "${key}: '$value' is no JSON of type $($type.ToLowerInvariant())." }
    }
    $run['parameters'][$key] = @{ value = $value }
}

function Test-Budget { $run['parameters'].Contains('monthlyBudget') -and $run['parameters']['monthlyBudget']['value'] -ne 0 }

# The parameters of this run: those of the file, changed by the command line.
function Merge-Parameters {
    if ($file) { $script:run = $file }
    else {
        $script:run = [ordered] @{
            '$schema' = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#'
            contentVersion = '1.0.0.0'
            metadata = [ordered] @{ template = $template; resourceGroup = $Group; subscription = $Subscription }
            parameters = [ordered] @{ name = @{ value = $Name } }
        }
        if ($Location) { $run['parameters']['location'] = @{ value = $Location } }
        if ($template -eq 'new-group.json') { $run['parameters']['resourceGroupName'] = @{ value = $Group } }
        # The bot's place is for ever, so it is chosen once: in the Union for regions of the Union.
        if ($Location -in 'westeurope', 'northeurope', 'francecentral', 'francesouth', 'germanywestcentral', 'germanynorth', 'italynorth',
            'polandcentral', 'spaincentral', 'swedencentral', 'swedensouth', 'austriaeast', 'belgiumcentral', 'denmarkeast',
            'norwayeast', 'norwaywest') {
            Set-Parameter 'botLocation=westeurope'
        }
    }
    $hadBudget = Test-Budget
    foreach ($pair in $Given) {
        $key = ($pair -split '=', 2)[0]
        if ($key -in 'name', 'location', 'resourceGroupName', 'customDomainIsBound', 'budgetStart') { Stop-Run "${key}: this is not given as KEY=VALUE." }
        Set-Parameter $pair
    }
    # Azure takes only the current month for a new budget, and refuses another month for one that exists.
    if (-not $hadBudget -and (Test-Budget)) { Set-Parameter "budgetStart=$([DateTime]::UtcNow.ToString('yyyy-MM-01', [cultureinfo]::InvariantCulture))" }
    $problems = @(Find-Problem $run['parameters'])
    if ($problems) { Stop-Run ($problems -join "`n") }
}

# Checks the parameters against the template, before Azure is asked: one sentence for each problem.
function Find-Problem($settings) {
    foreach ($key in $settings.Keys) {
        if ($settings[$key].Contains('reference')) { continue }
        $rule = $definition['parameters'][$key]
        if (-not $rule) { "${key}: the templates have no such parameter."; continue }
        $value = $settings[$key]['value']
        $fits = switch ($rule['type']) {
            { $_ -in 'string', 'securestring' } { $value -is [string] }
            'int' { $value -is [long] -or $value -is [int] }
            'bool' { $value -is [bool] }
            'array' { $value -is [array] }
            default { $value -is [System.Collections.IDictionary] }
        }
        if (-not $fits) { "${key}: the value must be of type $($rule['type'])."; continue }
        if ($rule.Contains('allowedValues') -and $rule['allowedValues'] -cnotcontains $value) {
            "${key}: take one of $($rule['allowedValues'] -join ', ')."
        }
        elseif (($rule.Contains('minValue') -and $value -lt $rule['minValue']) -or
            ($rule.Contains('maxValue') -and $value -gt $rule['maxValue'])) {
            "${key}: at least $($rule['minValue'])$($rule.Contains('maxValue') ? ", at most $($rule['maxValue'])" : '')."
        }
        elseif ($value -is [string]) {
            $least = $rule.Contains('minLength') ? $rule['minLength'] : 0
            $most = $rule.Contains('maxLength') ? $rule['maxLength'] : 10000
            if ($value.Length -lt $least -or $value.Length -gt $most) { "${key}: $least to $most characters." }
        }
    }
    if ((Get-Value $settings containerName 'knowledge-packages') -cnotmatch '^[a-z0-9](?!.*--)[a-z0-9-]*[a-z0-9]$') {
        'containerName: small letters, digits and single hyphens, from a letter or digit to a letter or digit.'
    }
    if ((Get-Value $settings storageAccountName '') -cnotmatch '^([a-z0-9]{3,24})?$') {
        'storageAccountName: 3 to 24 small letters and digits.'
    }
    if ((Get-Value $settings customDomain '') -cnotmatch '^([a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+)?$') {
        'customDomain: write the name alone, in small letters: packages.example.org.'
    }
    foreach ($origin in (Get-Value $settings allowedOrigins @())) {
        if ($origin -isnot [string] -or $origin -cnotmatch '^https://[^/\s]+$') {
            'allowedOrigins: write each website as https://host, without a path.'
        }
    }
    $plan = Get-Value $settings appServicePlanId ''
    if ($plan -and $plan -notmatch '^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft.Web/serverfarms/[^/]+$') {
        'appServicePlanId: this is no resource id of an App Service plan.'
    }
    if (-not $plan -and (Get-Value $settings appServicePlanSku 'B1') -clike 'B*') {
        if ((Get-Value $settings instances 1) -gt 3) { 'instances: a B plan has three at most; take a larger appServicePlanSku.' }
        if ((Get-Value $settings stagingSlot $false) -eq $true) { 'stagingSlot: a B plan has none; take appServicePlanSku S1 or larger.' }
    }
    if ((Get-Value $settings resourceGroupName $Group) -cne $Group) { 'resourceGroupName: it differs from the resource group in metadata.' }
}

# The file may hold secrets (otlpHeaders, extraSettings), so only its owner reads it.
function Write-ParameterFile {
    try {
        $null = New-Item -ItemType File -Force "$Parameters.new"
        if (-not $IsWindows) { [System.IO.File]::SetUnixFileMode((Resolve-Path "$Parameters.new"), 'UserRead, UserWrite') }
        Set-Content "$Parameters.new" ($run | ConvertTo-Json -Depth 20)
        Move-Item -Force "$Parameters.new" $Parameters
    }
    catch { Stop-Run "$Parameters cannot be written. Nothing was changed." }
    $own = Get-Value $run['parameters'] extraSettings @{}
    $named = @($own.Keys | Where-Object { $_ -match 'secret|password|key' } | ForEach-Object { $own[$_] })
    $secrets = @(Get-Value $run['parameters'] otlpHeaders '') + $named
    if ($secrets | Where-Object { $_ -and -not "$_".StartsWith('@Microsoft.KeyVault(') }) {
        Write-Host "$Parameters holds a secret; a Key Vault reference (@Microsoft.KeyVault(...)) would keep it out."
    }
}

# The arguments of create, what-if or show, in the subscription or in the group.
function Get-DeploymentArguments([string] $verb) {
    if ($template -eq 'new-group.json') {
        $place = $verb -eq 'show' ? @() : @('--location', $Location)
        return @('deployment', 'sub', $verb, '--name', $Deployment, '--subscription', $Subscription) + $place
    }
    return @('deployment', 'group', $verb, '--name', $Deployment, '--resource-group', $Group, '--subscription', $Subscription)
}

function Read-Deployment([string] $advice) {
    $arguments = Get-DeploymentArguments show
    $answer = & az @arguments --output json
    if ($LASTEXITCODE) { Stop-Run "There is no deployment $Deployment, or it cannot be read. $advice" }
    return $answer -join "`n" | ConvertFrom-Json -AsHashtable
}

function Get-Output($made, [string] $key) {
    $outputs = $made['properties']['outputs']
    if (-not $outputs -or -not $outputs.Contains($key)) { Stop-Run "Azure did not return $key. Nothing was published." }
    return $outputs[$key]['value']
}

# A domain that is bound keeps its TLS only if the template knows of it.
function Write-RunParameters {
    $domain = Get-Value $run['parameters'] customDomain ''
    $isBound = $false
    if ($domain -and $groupExists) {
        $sites = Read-Azure webapp, list, '--resource-group', $Group
        if ($null -eq $sites) { Stop-Run "Azure does not say which domains the apps in $Group have. Nothing was changed." }
        $isBound = @($sites | ForEach-Object { $_['hostNames'] }) -contains $domain
    }
    $settings = [ordered] @{}
    foreach ($key in $run['parameters'].Keys) { $settings[$key] = $run['parameters'][$key] }
    $settings['customDomainIsBound'] = @{ value = $isBound }
    $sent = [ordered] @{ '$schema' = $run['$schema']; contentVersion = '1.0.0.0'; parameters = $settings }
    Set-Content (Join-Path $work run.json) ($sent | ConvertTo-Json -Depth 20)
}

function Confirm-Change {
    if ($Yes) { return }
    Write-Host -NoNewline 'Make these changes? [y/N] '
    if ([Console]::In.ReadLine() -notin 'y', 'yes') { Stop-Run 'Nothing was changed.' }
}

function Deploy-Infra {
    Write-RunParameters
    $files = @('--template-file', (Join-Path $PSScriptRoot $template), '--parameters', "@$(Join-Path $work run.json)")
    $arguments = Get-DeploymentArguments what-if
    & az @arguments @files | Out-Host
    if ($LASTEXITCODE) { Stop-Run 'Azure refuses this deployment; the lines above say why. Nothing was changed.' }
    Confirm-Change
    Write-ParameterFile
    Write-Host "The parameters are in $Parameters; keep it, later runs read it."
    $arguments = Get-DeploymentArguments create
    $answer = & az @arguments @files --output json
    if ($LASTEXITCODE) {
        Stop-Run "The deployment $Deployment failed; the lines above say why. What was made stays. Run the same command again."
    }
    return $answer -join "`n" | ConvertFrom-Json -AsHashtable
}

# --- Commands ------------------------------------------------------------------------------------------------------------------------

if ($Command -notin 'new', 'existing', 'all', 'infra', 'publish', 'recover', 'zip') {
    [Console]::Error.WriteLine("usage: deploy.ps1 new | existing | all | infra | publish | recover | zip")
    [Console]::Error.WriteLine("Get-Help $PSCommandPath says more.")
    exit 2
}
if ($Command -eq 'existing') { $ExistingGroup = $true }
foreach ($pair in $Given) {
    if ($pair -match '^[^-=][^=]*=') { continue }
    [Console]::Error.WriteLine($pair.StartsWith('-') ? "${pair}: there is no such option." : "${pair}: a parameter is written KEY=VALUE.")
    exit 1
}
$work = Join-Path ([System.IO.Path]::GetTempPath()) ([System.IO.Path]::GetRandomFileName())
$null = New-Item -ItemType Directory $work
if (-not $IsWindows) { [System.IO.File]::SetUnixFileMode($work, 'UserRead, UserWrite, UserExecute') }
$file = $run = $definition = $null
$template = ''
$groupExists = $false
try {
    switch ($Command) {
        'zip' {
            Assert-Given Output $Output
            Assert-BuildTools
            New-AppZip ([System.IO.Path]::GetFullPath($Output, $PWD))
        }
        'publish' {
            if ($App) { Assert-Given Group $Group }
            Assert-Tools
            Assert-Zip
            $slot = ''
            if ($App) { Connect-Subscription }
            else {
                Initialize-Run
                if (-not $file) { Stop-Run "There is no $Parameters. Run this in the folder with that file, or name -Group and -App." }
                $made = Read-Deployment "Run first: deploy.ps1 infra -Name $Name"
                $App = Get-Output $made appName
                $slot = Get-Output $made slotName
            }
            Publish-App (Get-Zip) $slot
        }
        'recover' {
            Assert-Tools
            Initialize-Run
            if ($file) { Stop-Run "$Parameters is here already." }
            $deployed = (Read-Deployment 'Its parameters are not written.')['properties']['parameters']
            Merge-Parameters
            $run['parameters'] = [ordered] @{}
            foreach ($key in $deployed.Keys) {
                if ($key -eq 'customDomainIsBound' -or -not $definition['parameters'].Contains($key)) { continue }
                if ($null -ne (Get-Value $deployed $key $null)) { $run['parameters'][$key] = @{ value = $deployed[$key]['value'] } }
            }
            Write-ParameterFile
            Write-Host "$Parameters is written. Secrets are not returned by Azure: set otlpHeaders and extraSettings again if you had them."
        }
        default {
            Assert-Tools
            if ($Command -ne 'infra') { Assert-Zip }
            Initialize-Run
            Assert-FirstRun
            Merge-Parameters
            $program = $Command -eq 'infra' ? '' : (Get-Zip)
            $made = Deploy-Infra
            $App = Get-Output $made appName
            $slot = Get-Output $made slotName
            $address, $appId, $chatHost = 'address', 'appId', 'host' | ForEach-Object { Get-Output $made $_ }
            $verification, $defaultHost = 'domainVerificationId', 'defaultHost' | ForEach-Object { Get-Output $made $_ }
            if ($program) { Publish-App $program $slot }
            Write-Host @"
The chat page: $address
The package for Teams, with your own name and pages:
  dotnet run --project src/KnowledgePackages.Web -- teams package --app-id $appId --host $chatHost ``
    --developer "..." --website https://... --privacy https://... --terms https://... --output "`$PWD/knowledge-packages-teams.zip"
For a domain of your own, first set TXT asuid.<domain> to $verification and CNAME <domain> to $defaultHost,
then run: deploy.ps1 infra -Name $Name customDomain=<domain>
"@
        }
    }
}
catch [Problem] {
    [Console]::Error.WriteLine($_.Exception.Message)
    exit 1
}
finally { Remove-Item -Recurse -Force -ErrorAction Ignore $work }
exit 0
