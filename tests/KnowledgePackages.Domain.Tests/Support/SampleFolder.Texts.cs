namespace KnowledgePackages.Domain.Tests.Support;

internal sealed partial class SampleFolder
{
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["README.md"] = "For editors.",
        ["content.json"] = """
            {
              "$schema": "./schema/content.json",
              "version": "1.2.3",
              "defaultLanguage": "en",
              "languages": ["en"],
              "resourcesPerStep": 3,
              "tipsPerStep": 4
            }
            """,
        ["languages.json"] = """
            {
              "$schema": "./schema/languages.json",
              "languages": {
                "en": ["English", "anglais"], "fr": ["français"], "uk": ["українська"], "ar": ["العربية"], "ar-EG": ["مصري"], "it": ["italiano"]
              }
            }
            """,
        ["packages.json"] = """
            {
              "$schema": "./schema/packages.json",
              "packages": [
                { "id": "basic", "level": "beginner", "challenges": ["basic-c1"], "stations": ["basic-s1"], "cases": ["case-1"] },
                {
                  "id": "next",
                  "level": "advanced",
                  "challenges": ["next-c1", "next-c2", "next-c3"],
                  "stations": ["next-s1", "next-s2"],
                  "cases": []
                }
              ]
            }
            """,
        ["challenges.json"] = """
            {
              "$schema": "./schema/challenges.json",
              "challenges": [
                { "id": "basic-c1", "stations": ["basic-s1"], "resources": ["r1"] },
                { "id": "next-c1", "stations": ["next-s1"], "resources": ["r1", "r2"] },
                { "id": "next-c2", "stations": ["next-s1", "next-s2"], "resources": ["r3"] },
                { "id": "next-c3", "stations": ["next-s2"], "resources": ["r4"] }
              ]
            }
            """,
        ["stations/basic-s1.json"] = """
            { "$schema": "../schema/station.json", "id": "basic-s1", "resources": ["r1"], "tips": [], "actions": [] }
            """,
        ["stations/next-s1.json"] = """
            {
              "$schema": "../schema/station.json",
              "id": "next-s1",
              "editorialNote": "A working title.",
              "resources": ["r1", "r2", "r3", "r4"],
              "tips": [
                { "id": "next-s1-t1", "resources": ["r1"] },
                { "id": "next-s1-t2", "resources": [] },
                { "id": "next-s1-t3", "resources": [] },
                { "id": "next-s1-t4", "resources": [] },
                { "id": "next-s1-t5", "resources": [] }
              ],
              "actions": [
                { "id": "next-s1-a1", "resources": ["r2"] },
                { "id": "next-s1-a2", "resources": [] }
              ]
            }
            """,
        ["stations/next-s2.json"] = """
            {
              "$schema": "../schema/station.json",
              "id": "next-s2",
              "resources": [],
              "tips": [],
              "actions": [{ "id": "next-s2-a1", "resources": [] }]
            }
            """,
        ["resources.json"] = """
            {
              "$schema": "./schema/resources.json",
              "httpAllowed": ["http://old.example.org/"],
              "resources": [
                { "id": "r1", "title": "One", "publisher": "P", "year": 2020, "kind": "case-study", "language": "en", "minutes": 5, "coverage": ["world"], "cost": "free", "effort": "low", "url": "https://example.org/1" },
                { "id": "r2", "title": "Deux", "publisher": "P", "kind": "guide", "language": "fr", "minutes": 5, "coverage": ["world"], "cost": "free", "effort": "low", "url": "https://example.org/2" },
                { "id": "r3", "title": "Three", "publisher": "P", "kind": "tool", "language": "en", "minutes": 5, "coverage": ["world"], "cost": "free", "effort": "low", "url": "http://old.example.org/" },
                { "id": "r4", "title": "Four", "publisher": "P", "kind": "video", "language": "en", "minutes": 5, "coverage": ["world"], "cost": "free", "effort": "low", "url": "https://example.org/4", "seenAt": null }
              ]
            }
            """,
        ["countries.json"] = """
            {
              "$schema": "./schema/countries.json",
              "countries": [
                { "id": "ge", "region": "eastern-partnership" },
                { "id": "rs", "region": "western-balkans", "euProgrammes": true }
              ]
            }
            """,
        ["templates.json"] = """
            {
              "$schema": "./schema/templates.json",
              "templates": [{ "id": "letter", "offeredAt": ["next-s1-a1"] }]
            }
            """,
        ["cases.json"] = """
            {
              "$schema": "./schema/cases.json",
              "cases": [{ "id": "case-1", "url": "https://example.org/case", "provenance": "Ours." }]
            }
            """,
        ["texts/en/packages.json"] = """
            {
              "$schema": "../../schema/texts-packages.json",
              "packages": {
                "basic": { "title": "Basic", "tagline": "Start.", "summary": "The start." },
                "next": { "title": "Next", "tagline": "Go on.", "summary": "The rest." }
              }
            }
            """,
        ["texts/en/challenges.json"] = """
            {
              "$schema": "../../schema/texts-challenges.json",
              "challenges": {
                "basic-c1": { "point": "B", "question": "B?", "explanation": "B means b.", "example": "A b." },
                "next-c1": { "point": "N1", "question": "N1?", "explanation": "N1 means n.", "example": "An n." },
                "next-c2": { "point": "N2", "question": "N2?", "explanation": "N2 means n.", "example": "An n." },
                "next-c3": { "point": "N3", "question": "N3?", "explanation": "N3 means n.", "example": "An n." }
              }
            }
            """,
        ["texts/en/stations.json"] = """
            {
              "$schema": "../../schema/texts-stations.json",
              "stations": {
                "basic-s1": { "title": "B1", "summary": "First.", "tips": {}, "actions": {} },
                "next-s1": {
                  "title": "N1",
                  "summary": "Second.",
                  "tips": { "next-s1-t1": "T1", "next-s1-t2": "T2", "next-s1-t3": "T3", "next-s1-t4": "T4", "next-s1-t5": "T5" },
                  "actions": {
                    "next-s1-a1": { "text": "Do 1.", "who": "You", "evidence": "A list" },
                    "next-s1-a2": { "text": "Do 2.", "who": "You", "evidence": "A photo" }
                  }
                },
                "next-s2": {
                  "title": "N2",
                  "summary": "Third.",
                  "tips": {},
                  "actions": { "next-s2-a1": { "text": "Do 3.", "who": "You", "evidence": "A plan" } }
                }
              }
            }
            """,
        ["texts/en/resources.json"] = """
            {
              "$schema": "../../schema/texts-resources.json",
              "summaries": { "r1": "Good for 1.", "r2": "Good for 2.", "r3": "Good for 3.", "r4": "Good for 4." }
            }
            """,
        ["texts/en/countries.json"] = """
            {
              "$schema": "../../schema/texts-countries.json",
              "countries": {
                "ge": { "name": "Georgia", "people": ["Georgian"] },
                "rs": { "name": "Serbia", "alsoCalled": ["Republic of Serbia"] }
              }
            }
            """,
        ["texts/en/templates.json"] = """
            {
              "$schema": "../../schema/texts-templates.json",
              "templates": {
                "letter": {
                  "title": "A letter",
                  "blocks": [
                    { "heading": "Head" },
                    { "text": "Say what you want." },
                    { "points": ["One"] },
                    { "numbers": ["First", "Second"] },
                    { "boxes": ["Sent"] },
                    { "fields": ["Name"] },
                    { "table": { "columns": ["Who", "What"], "rows": ["We"], "empty": 2 } }
                  ]
                }
              }
            }
            """,
        ["texts/en/cases.json"] = """
            {
              "$schema": "../../schema/texts-cases.json",
              "cases": { "case-1": { "title": "Case", "country": "Egypt", "summary": "What they did.", "takeaways": ["Do it.", "Do it well."] } }
            }
            """,
        ["texts/en/glossary.json"] = """
            {
              "$schema": "../../schema/texts-glossary.json",
              "terms": {
                "vet": { "term": "VET", "definition": "Training for jobs." },
                "smart": { "term": "Smart specialisation (S3)", "definition": "A way to choose.", "aliases": ["smart specialisation", "S3"] }
              }
            }
            """,
        ["texts/en/messages.json"] = """
            {
              "$schema": "../../schema/texts-messages.json",
              "messages": {
                "greeting": "Hello.",
                "hello": "Hello {name}.",
                "left": { "one": "One action is left.", "other": "{count} actions are left." }
              }
            }
            """,
        ["texts/en/page.json"] = """
            { "$schema": "../../schema/texts-messages.json", "messages": { "page.title": "Knowledge Packages" } }
            """,
        ["texts/en/teams.json"] = """
            { "$schema": "../../schema/texts-teams.json", "teams": { "name.short": "Packages" } }
            """,
        ["texts/en/synonyms.json"] = """
            { "$schema": "../../schema/texts-synonyms.json", "synonyms": { "yes": ["yes", "yep"], "no": ["no"] } }
            """,
    };
}
