using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>
/// Finds content items by their names in one language, normalized by <see cref="Utterance.Normalize"/>, because a person who types a title
/// wants to see that item.
/// </summary>
internal sealed class ThingNames
{
    private readonly Dictionary<string, Intent.Show> _things = [];

    public ThingNames(DialogsContent content, ContentTexts texts)
    {
        foreach (var station in content.Packages.SelectMany(package => package.Stations))
        {
            Add(texts.Station(station.Id).Title, SearchKind.Station, station.Id);
            foreach (var tip in station.Tips)
            {
                Add(texts.Tip(tip.Id), SearchKind.Tip, tip.Id);
            }

            foreach (var action in station.Actions)
            {
                Add(texts.Action(action.Id).Text, SearchKind.Action, action.Id);
            }
        }

        foreach (var package in content.Packages)
        {
            Add(texts.Package(package.Id).Title, SearchKind.Package, package.Id);
            foreach (var challenge in package.Challenges)
            {
                Add(texts.Challenge(challenge.Id).Point, SearchKind.Challenge, challenge.Id);
            }
        }

        foreach (var resource in content.Resources)
        {
            Add(texts.ResourceTitle(resource), SearchKind.Resource, resource.Id);
            Add(resource.Title, SearchKind.Resource, resource.Id);
        }

        foreach (var study in content.Packages.SelectMany(package => package.Cases))
        {
            Add(texts.Case(study.Id).Title, SearchKind.Case, study.Id);
        }
    }

    /// <summary>Returns the intent to show the item with exactly this normalized name; null if no item has it.</summary>
    public Intent.Show? Called(string phrase) => _things.GetValueOrDefault(phrase);

    // If two items share a name, the first item counts.
    private void Add(string name, SearchKind kind, string id) => _things.TryAdd(Utterance.Normalize(name), new(kind, id));
}
