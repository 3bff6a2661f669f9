// A component dialog with a waterfall, as in the SDK's sample 05.multi-turn-prompt.
const { MessageFactory } = require('botbuilder');
const { ComponentDialog, DialogSet, DialogTurnStatus, TextPrompt, WaterfallDialog } = require('botbuilder-dialogs');

const CHOICE = 'choice';
const WATERFALL = 'waterfall';

class QuestionsDialog extends ComponentDialog {
    constructor(content, cards, userState) {
        super('questions');
        this.content = content;
        this.cards = cards;
        this.profile = userState.createProperty('profile');
        this.addDialog(new TextPrompt(CHOICE, async (prompt) => (prompt.options.validations ?? []).includes(prompt.recognized.value)));
        this.addDialog(new WaterfallDialog(WATERFALL, [
            ...content.questions.map((_, index) => (step) => this.ask(step, index)),
            (step) => this.check(step),
            (step) => this.recommend(step),
            (step) => this.finish(step),
        ]));
        this.initialDialogId = WATERFALL;
    }

    async run(turnContext, accessor) {
        const dialogs = new DialogSet(accessor);
        dialogs.add(this);
        const context = await dialogs.createContext(turnContext);
        const results = await context.continueDialog();
        if (results.status === DialogTurnStatus.empty) {
            await context.beginDialog(this.id);
        }
    }

    async ask(step, index) {
        this.keep(step);
        return this.prompt(step, this.cards.question(index), ['yes', 'no', 'notSure']);
    }

    async check(step) {
        this.keep(step);
        return this.prompt(step, this.cards.check(step.values.answers), ['confirm']);
    }

    async recommend(step) {
        const because = this.content.questions.filter((_, index) => step.values.answers[index] === 'yes');
        const [beginner, advanced] = this.content.packages;
        const [found, other] = because.length > 0 ? [advanced, beginner] : [beginner, advanced];
        return this.prompt(step, this.cards.recommendation(found, other, because), [found.id, other.id]);
    }

    async finish(step) {
        const chosen = this.content.packages.find((found) => found.id === step.result);
        await this.profile.set(step.context, { answers: step.values.answers, package: chosen.id });
        await step.context.sendActivity(MessageFactory.attachment(this.cards.route(chosen)));
        return step.endDialog();
    }

    keep(step) {
        step.values.answers = [...(step.values.answers ?? []), ...(step.result ? [step.result] : [])];
    }

    prompt(step, card, validations) {
        return step.prompt(CHOICE, { prompt: MessageFactory.attachment(card), validations });
    }
}

module.exports = { QuestionsDialog };
