// Adaptive Cards of the same kinds as the product's.
const { CardFactory } = require('botbuilder');

const text = (words, more = {}) => ({ type: 'TextBlock', text: words, wrap: true, ...more });
const heading = (words) => text(words, { style: 'heading', size: 'Large', weight: 'Bolder' });
const strong = (words) => text(words, { weight: 'Bolder' });
const quiet = (words) => text(words, { isSubtle: true, spacing: 'Small' });
const container = (...items) => ({ type: 'Container', separator: true, spacing: 'Medium', items });
const buttons = (...actions) => ({ type: 'ActionSet', spacing: 'Medium', actions });
const submit = (title, data, primary = false) => ({ type: 'Action.Submit', title, data, ...(primary ? { style: 'positive' } : {}) });

class Cards {
    constructor(content) {
        this.content = content;
    }

    greeting() {
        const { say } = this.content;
        return this.card(`${say('greeting.hello')} ${say('greeting.text')}`, [
            heading(say('greeting.hello')),
            text(say('greeting.text')),
            buttons(submit(say('start.begin'), { do: 'start' }, true)),
        ]);
    }

    question(index) {
        const { say, questions } = this.content;
        const question = questions[index];
        const number = say('question.number', { number: index + 1, total: questions.length });
        const line = questions.map((_, at) => (at < index ? '●' : at === index ? '◉' : '○')).join('─');
        return this.card(`${number}. ${question.question}`, [
            quiet(`${line}  ${number}`),
            heading(question.question),
            buttons(...['yes', 'no', 'notSure'].map((answer) =>
                submit(say(`answer.${answer}`), { do: 'answer', question: question.id, answer }))),
            buttons(submit(say('question.explain'), { do: 'explain', question: question.id })),
        ]);
    }

    check(answers) {
        const { say, questions } = this.content;
        return this.card(`${say('check.title')}. ${say('check.text')}`, [
            heading(say('check.title')),
            text(say('check.text')),
            ...questions.map((question, index) => container(
                text(say('question.line', { number: index + 1, text: question.question })),
                {
                    type: 'ColumnSet',
                    columns: [
                        { type: 'Column', width: 'auto', verticalContentAlignment: 'Center', items: [strong(say(`answer.${answers[index]}`))] },
                        {
                            type: 'Column',
                            width: 'stretch',
                            items: [buttons(submit(say('check.change', { number: index + 1 }), { do: 'change', question: question.id }))],
                        },
                    ],
                })),
            buttons(submit(say('check.confirm'), { do: 'confirm' }, true)),
        ]);
    }

    recommendation(found, other, because) {
        const { say, questions } = this.content;
        const title = say('recommendation.title', { package: found.name });
        const why = because.length > 0
            ? say('recommendation.because', { count: because.length })
            : say('recommendation.noYes', { other: other.name });
        return this.card(`${title}. ${why}`, [
            heading(title),
            strong(found.title),
            text(found.tagline),
            container(text(why), ...because.flatMap((question) => [
                strong(say('question.line', { number: questions.indexOf(question) + 1, text: question.point })),
                quiet(say('recommendation.reason', { stations: question.stations.join(', '), count: question.resources.length })),
            ])),
            container(strong(say('recommendation.other', { package: other.name })), text(`${other.title}. ${other.tagline}`)),
            buttons(
                submit(say('recommendation.take', { package: found.name }), { do: 'choose', package: found.id }, true),
                submit(say('recommendation.takeOther', { package: other.name }), { do: 'choose', package: other.id })),
        ]);
    }

    route(chosen) {
        const { say } = this.content;
        const title = say('route.title', { package: chosen.name });
        return this.card(title, [
            heading(title),
            text(say('route.text')),
            ...chosen.stationTexts.map((station, index) => container(
                strong(station.title),
                buttons(submit(say('route.open', { number: index + 1 }), { do: 'station', station: station.id }, index === 0)))),
        ]);
    }

    card(summary, body) {
        return CardFactory.adaptiveCard({
            type: 'AdaptiveCard',
            $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
            version: '1.5',
            lang: 'en',
            speak: summary,
            fallbackText: this.plain(body),
            body,
        });
    }

    // Returns the fallback text of a card, for clients that draw no cards. The product's cards have such a text too.
    plain(body) {
        const words = (item) => item.text ?? [...(item.items ?? []), ...(item.columns ?? [])].map(words).filter(Boolean).join('\n');
        const titles = (item) => [...(item.actions ?? []).map((action) => action.title), ...[...(item.items ?? []), ...(item.columns ?? [])].flatMap(titles)];
        return [...body.map(words).filter(Boolean), body.flatMap(titles).map((title, index) => `${index + 1}. ${title}`).join('\n')].join('\n\n');
    }
}

module.exports = { Cards };
