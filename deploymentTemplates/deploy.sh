#!/usr/bin/env bash
# Puts Knowledge Packages on Azure: the resources (infra), then the program (publish).
#
#   deploy.sh new      --group GROUP --location REGION --name NAME [KEY=VALUE...]   a new resource group and everything in it
#   deploy.sh existing --group GROUP --name NAME [KEY=VALUE...]                     the same in a group that is there
#   deploy.sh all      [--name NAME] [KEY=VALUE...]                                 again: the resources, then the program
#   deploy.sh infra    [--name NAME] [KEY=VALUE...]                                 the resources only
#   deploy.sh publish  [--name NAME]                                                the program only: a new version, or an old one again
#   deploy.sh publish  --group GROUP --app APP                                      the same without a parameter file
#   deploy.sh recover  --group GROUP --name NAME [--existing-group]                 writes a lost parameter file from the last deployment
#   deploy.sh zip      --output FILE [--version VERSION]                            only makes the zip
#
# KEY=VALUE are parameters of the templates, for example alertEmail=operators@example.org. The first run writes them to
# NAME.parameters.json in this folder, and later runs read them there; keep this file. A run shows what it will change, and asks.
#
#   --zip FILE            publish the zip of a release: does not need .NET
#   --parameters FILE     another place of the parameter file
#   --subscription ID     another subscription than that of the Azure CLI
#   --yes                 do not ask
#   --deployment NAME     another deployment than kp-NAME-REGION, for recover
#   --ready-timeout SECS  how long to wait for the published program, 900 by default
#
# Needs the Azure CLI 2.60 or later, signed in (az login), jq and curl; without --zip also the .NET SDK 10 and zip.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

work=''
trap '[ -z "$work" ] || rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

fail() { printf '%s\n' "$*" >&2; exit 1; }
usage() { sed -n '2,/^set/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
needs() { command -v "$1" >/dev/null || fail "$1 is missing. Install it: $2"; }
required() { [ -n "${!1}" ] || fail "--$1 is missing."; }

command=${1:-}
case $command in
  new | existing | all | infra | publish | recover | zip) shift ;;
  *) usage ;;
esac

group='' location='' name='' app='' zip='' output='' version='' file=''
subscription='' deployment='' ready_timeout=900 is_existing=false asks=true
given=()
while [ $# -gt 0 ]; do
  case $1 in
    --yes) asks=false; shift ;;
    --existing-group) is_existing=true; shift ;;
    --group | --location | --name | --app | --zip | --output | --version | --parameters | --subscription | --deployment | \
      --ready-timeout)
      if [ $# -lt 2 ] || [[ $2 == --* ]]; then fail "$1: the value is missing."; fi
      case $1 in
        --group) group=$2 ;; --location) location=$2 ;; --name) name=$2 ;; --app) app=$2 ;; --zip) zip=$2 ;;
        --output) output=$2 ;; --version) version=$2 ;; --parameters) file=$2 ;; --subscription) subscription=$2 ;;
        --deployment) deployment=$2 ;;
        --ready-timeout) ready_timeout=$2 ;;
      esac
      shift 2
      ;;
    -*) fail "$1: there is no such option." ;;
    *=*) given+=("$1"); shift ;;
    *) fail "$1: a parameter is written KEY=VALUE." ;;
  esac
done
[[ $ready_timeout =~ ^[0-9]+$ ]] || fail "--ready-timeout: seconds are missing, a whole number."
[ "$command" != existing ] || is_existing=true

# --- The program ----------------------------------------------------------------------------------------------------------------------

check_build_tools() {
  needs dotnet "https://dotnet.microsoft.com/download"
  needs zip "apt-get install zip, or brew install zip"
  (cd "$here" && dotnet --version >/dev/null 2>&1) || fail "The .NET SDK 10 is missing. Install it: https://dotnet.microsoft.com/download"
}

# Makes the zip that App Service runs from.
make_zip() {
  local target=$1 built=$work/program
  dotnet publish "$here/../src/KnowledgePackages.Web" -c Release -r linux-x64 --self-contained false -o "$built" --nologo -v quiet \
    ${version:+-p:Version=$version} >&2 || fail "The program could not be built; the lines above say why. Nothing was published."
  mkdir -p "$(dirname "$target")"
  rm -f "$target"
  (cd "$built" && zip -qr "$target" .) || fail "The zip $target could not be written. Nothing was published."
}

check_zip() {
  if [ -n "$zip" ]; then
    [ -f "$zip" ] || fail "--zip: there is no file $zip. Name one, or leave --zip out to make it."
  else
    check_build_tools
  fi
}

prepare_zip() {
  [ -z "$zip" ] || return 0
  echo "Building the program ..."
  zip=$work/knowledge-packages-app.zip
  make_zip "$zip"
}

# wait_ready HOST
wait_ready() {
  local address=https://$1/health/ready answer='' started=$SECONDS
  echo "Waiting until $address answers; the first start can take ten minutes, because its role is new ..."
  until answer=$(curl --silent --show-error --fail-with-body --max-time 10 "$address" 2>&1); do
    [ $((SECONDS - started)) -lt "$ready_timeout" ] ||
      fail "The program is published, but it is not ready after $ready_timeout seconds. $address: $answer
The log says why: az webapp log tail --resource-group $group --name $app"
    sleep 5
  done
}

# azure ARGUMENT...: a question to Azure, answered in JSON.
azure() { az "$@" --subscription "$subscription" --output json; }

# host_of [SLOT]
host_of() {
  azure webapp show --resource-group "$group" --name "$app" ${1:+--slot "$1"} | jq -er .defaultHostName ||
    fail "Azure does not name the host of the app $app in the group $group. Nothing was published."
}

# publish [SLOT]
publish() {
  local slot=${1:-} host
  [ -n "$app" ] || fail "The app has no name: Azure did not return one. Nothing was published."
  host=$(host_of "$slot")
  echo "Publishing to $app${slot:+, slot $slot} ..."
  az webapp deploy --resource-group "$group" --name "$app" ${slot:+--slot "$slot"} --type zip --src-path "$zip" \
    --subscription "$subscription" --output none || fail "Publishing to $app failed; the lines above say why. Run the same command again."
  wait_ready "$host"
  [ -n "$slot" ] || return 0
  az webapp deployment slot swap --resource-group "$group" --name "$app" --slot "$slot" --target-slot production \
    --subscription "$subscription" --output none ||
    fail "The new version runs in the slot $slot, but the swap failed. Run the same command again."
  wait_ready "$(host_of)"
}

# --- Azure and the parameter file -----------------------------------------------------------------------------------------------------

check_tools() {
  local cli
  needs az "https://learn.microsoft.com/cli/azure/install-azure-cli"
  needs jq "apt-get install jq, or brew install jq"
  needs curl "apt-get install curl"
  cli=$(az version --output json | jq -er '."azure-cli"') || fail "The Azure CLI does not start."
  IFS=. read -r major minor _ <<<"$cli"
  ((major > 2 || (major == 2 && minor >= 60))) || fail "The Azure CLI is version $cli; 2.60 or later is needed. Update it: az upgrade"
}

sign_in() {
  local account
  account=$(az account show ${subscription:+--subscription "$subscription"} --output json) ||
    fail "You are not signed in to Azure${subscription:+, or may not use the subscription $subscription}. Sign in: az login"
  subscription=$(jq -er .id <<<"$account") || fail "Azure does not name your subscription. Sign in again: az login"
  echo "Subscription: $(jq -r .name <<<"$account") ($subscription), tenant $(jq -r .tenantId <<<"$account")"
}

# Finds the parameter file, and reads from it what the command line leaves out.
open_file() {
  local found
  if [ -z "$file" ]; then
    if [ -n "$name" ]; then
      file=$name.parameters.json
    else
      found=(*.parameters.json)
      if [ ${#found[@]} -ne 1 ] || [ ! -f "${found[0]}" ]; then
        fail "--name is missing: this folder has not exactly one parameter file."
      fi
      file=${found[0]}
    fi
  fi
  [ -f "$file" ] || return 0
  jq -e '.parameters.name.value and .metadata.resourceGroup and .metadata.template' "$file" >/dev/null 2>&1 ||
    fail "$file: this is no parameter file of this script."
  same name "$(jq -r .parameters.name.value "$file")"
  same group "$(jq -r .metadata.resourceGroup "$file")"
  same location "$(jq -r '.parameters.location.value // ""' "$file")"
  same subscription "$(jq -r '.metadata.subscription // ""' "$file")"
  template=$(jq -r .metadata.template "$file")
  case $command:$template in
    new:existing-group.json) fail "$file is of an installation in an existing group. Run: deploy.sh all" ;;
    existing:new-group.json) fail "$file is of an installation with a group of its own. Run: deploy.sh all" ;;
  esac
}

# same OPTION VALUE: what the file says counts, and the command line may only repeat it.
same() {
  [ -n "$2" ] || return 0
  [ -z "${!1}" ] || [ "${!1}" = "$2" ] || fail "--$1: $file says $2. For another installation take another --name and --parameters."
  printf -v "$1" %s "$2"
}

# Writes the parameters of this run to $work/parameters.json: those of the file, changed by the command line. Every problem is told at once.
merge_parameters() {
  local pair problems had_budget
  if [ -f "$file" ]; then
    cp "$file" "$work/parameters.json"
  else
    jq -n --arg template "$template" --arg group "$group" --arg subscription "$subscription" --arg name "$name" \
      --arg location "$location" '{
      "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", contentVersion: "1.0.0.0",
      metadata: {template: $template, resourceGroup: $group, subscription: $subscription},
      parameters: ({name: {value: $name}} + if $location == "" then {} else {location: {value: $location}} end
        + if $template == "new-group.json" then {resourceGroupName: {value: $group}} else {} end)}' >"$work/parameters.json"
    # The bot's place is for ever, so it is chosen once: in the Union for regions of the Union.
    case $location in
      westeurope | northeurope | francecentral | francesouth | germanywestcentral | germanynorth | italynorth | polandcentral | \
        spaincentral | swedencentral | swedensouth | austriaeast | belgiumcentral | denmarkeast | norwayeast | norwaywest)
        set_parameter botLocation=westeurope
        ;;
    esac
  fi
  had_budget=$(has_budget)
  for pair in ${given[@]+"${given[@]}"}; do
    case $pair in
      name=* | location=* | resourceGroupName=* | customDomainIsBound=* | budgetStart=*) fail "${pair%%=*}: this is not given as KEY=VALUE." ;;
    esac
    set_parameter "$pair"
  done
  # Azure takes only the current month for a new budget, and refuses another month for one that exists.
  if [ "$had_budget" = false ] && [ "$(has_budget)" = true ]; then
    set_parameter "budgetStart=$(date -u +%Y-%m-01)"
  fi
  problems=$(jq -r --slurpfile template "$here/$template" --arg group "$group" -f "$here/parameters.jq" "$work/parameters.json")
  [ -z "$problems" ] || fail "$problems"
}

has_budget() { jq '(.parameters.monthlyBudget.value // 0) != 0' "$work/parameters.json"; }

# set_parameter KEY=VALUE, in the type that the template states.
set_parameter() {
  local key=${1%%=*} value=${1#*=} type
  type=$(jq -r --arg key "$key" '.parameters[$key].type // "" | ascii_downcase' "$here/$template")
  [ -n "$type" ] || fail "$key: the templates have no such parameter."
  case $type in
    string | securestring) set -- --arg value "$value" ;;
    *) jq -e . <<<"$value" >/dev/null 2>&1 || fail "$key: '$value' is no JSON of type $type."
       set -- --argjson value "$value" ;;
  esac
  jq --arg key "$key" "$@" '.parameters[$key] = {value: $value}' "$work/parameters.json" >"$work/changed.json"
  mv "$work/changed.json" "$work/parameters.json"
}

# The file may hold secrets (otlpHeaders, extraSettings), so only its owner reads it.
write_file() {
  (umask 077 && cp "$work/parameters.json" "$file.new" && mv "$file.new" "$file") || fail "$file cannot be written. Nothing was changed."
  if jq -e '[.parameters.otlpHeaders.value // "",
    (.parameters.extraSettings.value // {} | to_entries[] | select(.key | test("secret|password|key"; "i")).value)]
    | any(. != "" and (startswith("@Microsoft.KeyVault(") | not))' "$file" >/dev/null; then
    echo "$file holds a secret; a Key Vault reference (@Microsoft.KeyVault(...)) would keep it out." >&2
  fi
}

# azure_deployment VERB [ARGUMENT...]: create, what-if or show, in the subscription or in the group.
azure_deployment() {
  local verb=$1
  shift
  if [ "$template" = new-group.json ]; then
    [ "$verb" = show ] || set -- --location "$location" "$@"
    az deployment sub "$verb" --name "$deployment" --subscription "$subscription" "$@"
  else
    az deployment group "$verb" --name "$deployment" --resource-group "$group" --subscription "$subscription" "$@"
  fi
}

# output NAME: of the deployment that Azure has returned.
output() { jq -er ".properties.outputs.$1.value" "$work/deployment.json" || fail "Azure did not return $1. Nothing was published."; }

read_deployment() {
  azure_deployment show --output json >"$work/deployment.json" || fail "There is no deployment $deployment, or it cannot be read. $1"
}

locate() {
  template=$($is_existing && echo existing-group.json || echo new-group.json)
  open_file
  check_names
  sign_in
  group_exists=$(azure group exists --name "$group") || fail "Azure does not say whether the group $group exists."
  if [ -z "$location" ] && [ "$group_exists" = true ]; then
    location=$(azure group show --name "$group" | jq -er .location) ||
      fail "Azure does not name the location of the group $group."
  fi
  if [ "$template" = existing-group.json ] && [ "$group_exists" != true ]; then
    fail "There is no resource group $group in this subscription. Run: deploy.sh new"
  fi
  [ -n "$deployment" ] || deployment=kp-$name-$location
}

check_names() {
  required group
  required name
  [ "$template" != new-group.json ] || required location
  [[ $name =~ ^[a-z][a-z0-9-]{1,29}[a-z0-9]$ && $name != *--* ]] ||
    fail "--name: '$name' is not 3 to 31 small letters, digits and single hyphens, from a letter to a letter or digit."
  [[ $group =~ ^[A-Za-z0-9_().-]{0,89}[A-Za-z0-9_()-]$ ]] || fail "--group: '$group' is no name of a resource group."
  [[ $location =~ ^[a-z0-9]*$ ]] ||
    fail "--location: '$location' is no name of a region; take one of: az account list-locations --output table"
}

check_first_run() {
  local found
  [ ! -f "$file" ] || return 0
  if [ "$template" = new-group.json ]; then
    [ "$group_exists" != true ] || fail "The resource group $group exists already, and $file does not.
For an installation that is in it, run this in the folder with that file, or write the file again: deploy.sh recover
For a new one in this group, run: deploy.sh existing"
    return 0
  fi
  found=$(azure resource list --resource-group "$group" --resource-type Microsoft.ManagedIdentity/userAssignedIdentities |
    jq -r --arg name "$name-identity" '.[] | select(.name == $name) | .name') || fail "The group $group cannot be read."
  [ -z "$found" ] || fail "The installation $name is in the group $group already, and $file is not here.
Run this in the folder with that file, or write the file again: deploy.sh recover --existing-group"
  check_providers
}

# Azure registers them by itself only for those who may do so in the whole subscription.
check_providers() {
  local registered needed
  registered=$(azure provider list | jq -r '.[] | select(.registrationState == "Registered") | .namespace') ||
    fail "Azure does not say which resource providers are registered."
  for needed in Microsoft.Web Microsoft.Storage Microsoft.ManagedIdentity Microsoft.BotService Microsoft.OperationalInsights \
    Microsoft.Insights; do
    grep -qix "$needed" <<<"$registered" ||
      fail "The resource provider $needed is not registered. Somebody with rights on the subscription runs:
az provider register --namespace $needed"
  done
}

# A domain that is bound keeps its TLS only if the template knows of it.
write_run_parameters() {
  local domain hosts is_bound=false
  domain=$(jq -r '.parameters.customDomain.value // ""' "$work/parameters.json")
  if [ -n "$domain" ] && [ "$group_exists" = true ]; then
    hosts=$(azure webapp list --resource-group "$group" | jq -r '.[].hostNames[]') ||
      fail "Azure does not say which domains the apps in $group have. Nothing was changed."
    ! grep -Fqix "$domain" <<<"$hosts" || is_bound=true
  fi
  jq --argjson bound $is_bound 'del(.metadata) | .parameters.customDomainIsBound = {value: $bound}' "$work/parameters.json" \
    >"$work/run.json"
}

confirm() {
  local answer=''
  $asks || return 0
  printf 'Make these changes? [y/N] '
  read -r answer || true
  echo
  [[ $answer == [yY] || $answer == [yY]es ]] || fail "Nothing was changed."
}

infra() {
  local run=(--template-file "$here/$template" --parameters "@$work/run.json")
  write_run_parameters
  azure_deployment what-if "${run[@]}" || fail "Azure refuses this deployment; the lines above say why. Nothing was changed."
  confirm
  write_file
  echo "The parameters are in $file; keep it, later runs read it."
  azure_deployment create "${run[@]}" --output json >"$work/deployment.json" ||
    fail "The deployment $deployment failed; the lines above say why. What was made stays. Run the same command again."
}

tell() {
  cat <<TEXT
The chat page: $1
The package for Teams, with your own name and pages:
  dotnet run --project src/KnowledgePackages.Web -- teams package --app-id $2 --host $3 \\
    --developer "..." --website https://... --privacy https://... --terms https://... --output "\$PWD/knowledge-packages-teams.zip"
For a domain of your own, first set TXT asuid.<domain> to $4 and CNAME <domain> to $5,
then run: deploy.sh infra --name $name customDomain=<domain>
TEXT
}

# --- Commands -------------------------------------------------------------------------------------------------------------------------

work=$(mktemp -d)
case $command in
  zip)
    required output
    check_build_tools
    case $output in /*) ;; *) output=$PWD/$output ;; esac
    make_zip "$output"
    ;;
  publish)
    if [ -n "$app" ]; then
      required group
      check_tools
      check_zip
      sign_in
      prepare_zip
      publish
    else
      check_tools
      check_zip
      locate
      [ -f "$file" ] || fail "There is no $file. Run this in the folder with that file, or name --group and --app."
      read_deployment "Run first: deploy.sh infra --name $name"
      app=$(output appName)
      slot=$(output slotName)
      prepare_zip
      publish "$slot"
    fi
    ;;
  recover)
    check_tools
    locate
    [ ! -f "$file" ] || fail "$file is here already."
    read_deployment "Its parameters are not written."
    merge_parameters
    jq --slurpfile deployed "$work/deployment.json" --slurpfile template "$here/$template" '.parameters = (
      $deployed[0].properties.parameters
      | with_entries(select(.value.value != null and .key != "customDomainIsBound" and $template[0].parameters[.key])
        | .value |= {value}))' \
      "$work/parameters.json" >"$work/changed.json"
    mv "$work/changed.json" "$work/parameters.json"
    write_file
    echo "$file is written. Secrets are not returned by Azure: set otlpHeaders and extraSettings again if you had them."
    ;;
  *)
    check_tools
    [ "$command" = infra ] || check_zip
    locate
    check_first_run
    merge_parameters
    [ "$command" = infra ] || prepare_zip
    infra
    app=$(output appName)
    slot=$(output slotName)
    address=$(output address)
    app_id=$(output appId)
    host=$(output host)
    verification=$(output domainVerificationId)
    default_host=$(output defaultHost)
    [ "$command" = infra ] || publish "$slot"
    tell "$address" "$app_id" "$host" "$verification" "$default_host"
    ;;
esac
