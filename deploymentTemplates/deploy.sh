#!/usr/bin/env bash
# Puts Knowledge Packages on Azure: the resources, then the program. Every step can be run again; it changes what has changed.
#
#   deploy.sh new      --group GROUP --location REGION --name NAME [KEY=VALUE...]   a new resource group and everything in it
#   deploy.sh existing --group GROUP --name NAME [KEY=VALUE...]                     the same in a group that is there
#   deploy.sh publish  --group GROUP --app APP [--zip FILE]                         the program only: a new version, or an old one again
#   deploy.sh zip      --output FILE [--version VERSION]                            only makes the zip
#
# KEY=VALUE are parameters of the templates, for example alertEmail=operators@example.org. Needs the Azure CLI, signed in (az login),
# and for the program the .NET SDK 10, Node.js and zip.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

fail() { printf '%s\n' "$*" >&2; exit 1; }
usage() { sed -n '4,10s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
needs() { command -v "$1" >/dev/null || fail "$1 is missing. Install it: $2"; }

# Makes the zip that App Service runs from.
make_zip() {
  local zip=$1 version=${2:-} out
  needs dotnet https://dotnet.microsoft.com/download
  needs zip "apt-get install zip, or brew install zip"
  out=$(mktemp -d)
  dotnet publish "$here/../src/KnowledgePackages.Web" -c Release -r linux-x64 --self-contained false -o "$out" --nologo -v quiet ${version:+-p:Version=$version}
  mkdir -p "$(dirname "$zip")"
  rm -f "$zip"
  (cd "$out" && zip -qr "$zip" .)
  rm -rf "$out"
}

publish() {
  local group=$1 app=$2 zip=$3
  if [ -z "$zip" ]; then
    zip=$here/../artifacts/knowledge-packages-app.zip
    make_zip "$(mkdir -p "$here/../artifacts" && cd "$here/../artifacts" && pwd)/knowledge-packages-app.zip"
  fi
  [ -f "$zip" ] || fail "--zip: there is no file $zip. Name one, or leave --zip out to make it."
  az webapp deploy --resource-group "$group" --name "$app" --type zip --src-path "$zip" --output none
}

output() { az deployment "$1" show "${@:3}" --name knowledge-packages-deploy --query "properties.outputs.$2.value" --output tsv; }

command=${1:-}
[ -n "$command" ] || usage
shift
group='' location='' name='' app='' zip='' out='' version='' parameters=()
while [ $# -gt 0 ]; do
  case $1 in
    --group | --location | --name | --app | --zip | --output | --version)
      [ $# -ge 2 ] && [[ $2 != --* ]] || fail "$1: the value is missing."
      case $1 in
        --group) group=$2 ;; --location) location=$2 ;; --name) name=$2 ;; --app) app=$2 ;;
        --zip) zip=$2 ;; --output) out=$2 ;; --version) version=$2 ;;
      esac
      shift 2
      ;;
    *=*) parameters+=("$1"); shift ;;
    *) fail "$1: there is no such option." ;;
  esac
done

required() { [ -n "${!1}" ] || fail "--$1 is missing."; }

case $command in
  new)
    required group; required location; required name
    needs az https://learn.microsoft.com/cli/azure/install-azure-cli
    az deployment sub create --name knowledge-packages-deploy --location "$location" --template-file "$here/new-group.json" \
      --parameters resourceGroupName="$group" name="$name" location="$location" ${parameters[@]+"${parameters[@]}"} --output none
    scope=(sub)
    ;;
  existing)
    required group; required name
    needs az https://learn.microsoft.com/cli/azure/install-azure-cli
    az deployment group create --name knowledge-packages-deploy --resource-group "$group" --template-file "$here/existing-group.json" \
      --parameters name="$name" ${location:+location="$location"} ${parameters[@]+"${parameters[@]}"} --output none
    scope=(group --resource-group "$group")
    ;;
  publish)
    required group; required app
    needs az https://learn.microsoft.com/cli/azure/install-azure-cli
    publish "$group" "$app" "$zip"
    exit
    ;;
  zip)
    [ -n "$out" ] || fail "--output is missing."
    case $out in /*) ;; *) out=$PWD/$out ;; esac
    make_zip "$out" "$version"
    exit
    ;;
  *) usage ;;
esac

show() { output "${scope[0]}" "$1" "${scope[@]:1}"; }
publish "$group" "$(show appName)" "$zip"
cat <<TEXT
The chat page: $(show address)
The package for Teams, with your own name and pages:
  dotnet run --project src/KnowledgePackages.Web -- teams package --app-id $(show appId) --host $(show host) \\
    --developer "..." --website https://... --privacy https://... --terms https://... --output "\$PWD/knowledge-packages-teams.zip"
For a domain of your own, first set TXT asuid.<domain> to $(show domainVerificationId) and CNAME <domain> to $(show appName).azurewebsites.net,
then run this again with customDomain=<domain>.
TEXT
