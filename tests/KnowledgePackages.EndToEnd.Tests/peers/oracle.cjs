// Checks tokens with the official SDK. Arguments: app id, tenant, the addresses of the channels' and of the Emulator's metadata, and a JSON
// file with cases: [{ header, activity }]. Prints in one line ("Verdicts: " and JSON) whether the SDK accepts each.
const fs = require('node:fs');
const { AuthenticationConfiguration, BotFrameworkAuthenticationFactory, PasswordServiceClientCredentialFactory } = require('botframework-connector');

const [, , app, tenant, channel, emulator, file] = process.argv;
const official = BotFrameworkAuthenticationFactory.create(
  '', true, 'https://login.microsoftonline.com/botframework.com', 'https://api.botframework.com', 'https://api.botframework.com', 'https://token.botframework.com',
  channel, emulator, '', new PasswordServiceClientCredentialFactory(app, 'a secret', tenant, undefined), new AuthenticationConfiguration(), undefined, {},
);

(async () => {
  const verdicts = [];
  for (const { header, activity } of JSON.parse(fs.readFileSync(file, 'utf8'))) {
    verdicts.push(await official.authenticateRequest(activity, header ?? '').then(() => true, () => false));
  }
  console.log('Verdicts: ' + JSON.stringify(verdicts));
  process.exit(0);
})();
