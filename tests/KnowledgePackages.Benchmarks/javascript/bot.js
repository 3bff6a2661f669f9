const { ActivityHandler, MessageFactory } = require('botbuilder');

// Built as in the SDK's samples: with handlers, and with the state saved at the end of run().
class KnowledgePackagesBot extends ActivityHandler {
    constructor(conversationState, userState, dialog, cards) {
        super();
        this.conversationState = conversationState;
        this.userState = userState;
        const dialogState = conversationState.createProperty('dialogState');

        this.onMembersAdded(async (context, next) => {
            for (const member of context.activity.membersAdded) {
                if (member.id !== context.activity.recipient.id) {
                    await context.sendActivity(MessageFactory.attachment(cards.greeting()));
                }
            }

            await next();
        });

        this.onMessage(async (context, next) => {
            // Copy the answer into the text: a button sends its data in the activity's value, but the SDK's prompts read only the text.
            const value = context.activity.value;
            context.activity.text ??= value?.answer ?? value?.package ?? value?.do;
            await dialog.run(context, dialogState);
            await next();
        });
    }

    async run(context) {
        await super.run(context);
        await this.conversationState.saveChanges(context, false);
        await this.userState.saveChanges(context, false);
    }
}

module.exports = { KnowledgePackagesBot };
