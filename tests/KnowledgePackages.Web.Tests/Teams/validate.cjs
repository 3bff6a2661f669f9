// Checks an unpacked Teams package with Microsoft's own schemas and validator, without network access. Prints the problems as a JSON list.
const { readdirSync, readFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const { AppManifestUtils, TeamsManifestConverter } = require("@microsoft/app-manifest");
const AjvDraft04 = require("ajv-draft-04").default;
const addFormats = require("ajv-formats").default;

const folder = process.argv[2];
const schemas = join(dirname(require.resolve("@microsoft/app-manifest")), "json-schemas", "teams");
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const manifest = read(join(folder, "manifest.json"));
const problems = [];

const newest = Math.max(...readdirSync(schemas).map((name) => /^v1\.(\d+)$/.exec(name)?.[1] ?? 0));
if (manifest.manifestVersion !== `1.${newest}`) problems.push(`manifestVersion is ${manifest.manifestVersion}, and 1.${newest} is the newest.`);
const schema = (name) => read(join(schemas, `v${manifest.manifestVersion}`, name));

(async () => {
  problems.push(...(await AppManifestUtils.validateAgainstSchema(manifest, schema("MicrosoftTeams.schema.json"))));
  TeamsManifestConverter.jsonToManifest(JSON.stringify(manifest));

  const { defaultLanguageFile, additionalLanguages } = manifest.localizationInfo;
  // Do not use Unicode mode, because some of the schemas' patterns are not valid in it.
  const ajv = new AjvDraft04({ allErrors: true, strictTypes: false, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(schema("MicrosoftTeams.Localization.schema.json"));
  for (const name of [defaultLanguageFile, ...additionalLanguages.map((language) => language.file)]) {
    if (!validate(read(join(folder, name)))) problems.push(...validate.errors.map((error) => `${name}: ${error.instancePath} ${error.message}`));
  }
  console.log(JSON.stringify(problems));
})().catch((error) => {
  console.log(JSON.stringify([...problems, String(error)]));
});
