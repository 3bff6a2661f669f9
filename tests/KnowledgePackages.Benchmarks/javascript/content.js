// Reads the product's texts from the content folder.
const fs = require('node:fs');
const path = require('node:path');

function loadContent(folder) {
    const read = (...names) => JSON.parse(fs.readFileSync(path.join(folder, ...names), 'utf8'));
    const texts = (name) => read('texts', 'en', `${name}.json`)[name];
    const messages = texts('messages');
    const [beginner, advanced] = ['beginner', 'advanced'].map((level) => read('packages.json').packages.find((found) => found.level === level));
    const structure = new Map(read('challenges.json').challenges.map((challenge) => [challenge.id, challenge]));
    const words = texts('challenges');
    const say = (id, values = {}) => {
        const text = messages[id];
        const form = typeof text === 'string' ? text : text[values.count === 1 ? 'one' : 'other'] ?? text.other;
        return form.replace(/\{([a-z][A-Za-z0-9]*)\}/g, (_, name) => values[name]);
    };
    return {
        say,
        questions: advanced.challenges.map((id) => ({ ...structure.get(id), ...words[id] })),
        packages: [beginner, advanced].map((found, index) => ({
            ...found,
            ...texts('packages')[found.id],
            name: say('package', { number: index + 1 }),
            stationTexts: found.stations.map((id) => ({ id, ...texts('stations')[id] })),
        })),
    };
}

module.exports = { loadContent };
