// An ordinary bot on the official SDK. Environment variables: CONTENT: the folder dialogs-content; PORT: 0 for any free port; STORAGE: a
// connection string, or nothing for memory.
const express = require('express');
const { CloudAdapter, ConfigurationBotFrameworkAuthentication, ConversationState, MemoryStorage, UserState } = require('botbuilder');
const { BlobsStorage } = require('botbuilder-azure-blobs');
const { loadContent } = require('./content');
const { Cards } = require('./cards');
const { KnowledgePackagesBot } = require('./bot');
const { QuestionsDialog } = require('./questionsDialog');

const content = loadContent(process.env.CONTENT);
const storage = process.env.STORAGE ? new BlobsStorage(process.env.STORAGE, process.env.CONTAINER ?? 'peer') : new MemoryStorage();
const conversationState = new ConversationState(storage);
const userState = new UserState(storage);
const cards = new Cards(content);
const bot = new KnowledgePackagesBot(conversationState, userState, new QuestionsDialog(content, cards, userState), cards);

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (context, error) => {
    console.error(`onTurnError: ${error}`);
    await context.sendActivity('The bot encountered an error or bug.');
    await conversationState.delete(context);
};

const server = express();
server.use(express.json());
server.post('/api/messages', (req, res) => adapter.process(req, res, (context) => bot.run(context)));

const listener = server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
    console.log(`Now listening on: http://127.0.0.1:${listener.address().port}`);
});

// The standard input closes when the parent process ends.
process.stdin.resume().on('end', () => process.exit());
