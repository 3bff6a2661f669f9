#!/usr/bin/env bash
# Makes the files of a release in artifacts/release: the program, the same as a container image (for docker load), a package for Teams to
# fill in, the list of what is inside (SBOM, SPDX), and their checksums.
#   release.sh VERSION
set -euo pipefail
cd "$(dirname "$0")/.."
version=${1:?VERSION is missing, for example 1.2.0.}
release=$PWD/artifacts/release
program=$PWD/artifacts/program

rm -rf "$release" "$program"
mkdir -p "$release" "$program"
bash deploymentTemplates/deploy.sh zip --output "$release/knowledge-packages-$version.zip" --version "$version"
unzip -q "$release/knowledge-packages-$version.zip" -d "$program"
dotnet "$program/KnowledgePackages.Web.dll" teams template --output "$release/knowledge-packages-teams-template-$version.zip"

docker build -q -f deploymentTemplates/selfHosted/Dockerfile --build-arg VERSION="$version" -t "knowledge-packages:$version" .
docker save "knowledge-packages:$version" | gzip -n > "$release/knowledge-packages-$version-container.tar.gz"

dotnet tool restore
dotnet sbom-tool generate -b "$program" -bc src -pn KnowledgePackages -pv "$version" -ps "Knowledge Packages" \
  -nsb "${GITHUB_SERVER_URL:-https://example.org}/${GITHUB_REPOSITORY:-knowledge-packages}" -m "$program" -V Error
cp "$program/_manifest/spdx_2.2/manifest.spdx.json" "$release/knowledge-packages-$version.spdx.json"
cp "$program/THIRD-PARTY-NOTICES.txt" "$release/"
(cd "$release" && sha256sum -- * > SHA256SUMS)
