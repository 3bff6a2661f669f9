using KnowledgePackages.Domain.Content.Reading;
using KnowledgePackages.Domain.Content.Texts;

namespace KnowledgePackages.Domain.Content.Validation;

/// <summary>
/// Checks that the default language has every message that the code uses, that no language has a message that the code does not use, and
/// that each message has exactly the placeholders that the code fills in.
/// </summary>
internal static class RequiredMessages
{
    private const string Count = "count";

    public static IEnumerable<ContentProblem> Check(TextsSource texts, ContentRequirements requirements)
    {
        var required = requirements.Messages.DistinctBy(message => message.Id).ToDictionary(message => message.Id, StringComparer.Ordinal);
        return
        [
            .. Check(texts, TextKind.Message, required.Values.Where(message => !MessagesReader.IsOfPage(message.Id))),
            .. required.Keys.Any(MessagesReader.IsOfPage)
                ? Check(texts, TextKind.PageMessage, required.Values.Where(message => MessagesReader.IsOfPage(message.Id)))
                : [],
        ];
    }

    private static IEnumerable<ContentProblem> Check(TextsSource texts, TextKind kind, IEnumerable<MessageDefinition> requirements)
    {
        if (!texts.Files.TryGetValue(kind, out var file))
        {
            yield break;
        }

        var required = requirements.ToDictionary(message => message.Id, StringComparer.Ordinal);
        var entries = texts.Entries.Where(entry => entry.Kind == kind).ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        foreach (var (id, entry) in entries)
        {
            if (!required.TryGetValue(id, out var requirement))
            {
                yield return entry.Place.Problem(
                    id,
                    "The program has no message with this id.",
                    "Put the id right, or take the message away."
                );
            }
            else if (texts.Tables.Messages.TryGetValue(id, out var message))
            {
                foreach (var problem in Placeholders(entry, message, requirement))
                {
                    yield return problem;
                }
            }
        }

        if (!texts.IsDefault)
        {
            yield break;
        }

        foreach (var missing in required.Values.Where(message => !entries.ContainsKey(message.Id)))
        {
            yield return new(file, null, missing.Id, "The message is missing.", $"Add a text{With(missing.Placeholders)}.");
        }
    }

    private static IEnumerable<ContentProblem> Placeholders(TextEntry entry, MessageText message, MessageDefinition requirement)
    {
        if (message.Forms.Count > 0 && !requirement.Placeholders.Contains(Count))
        {
            yield return entry.Place.Problem(
                entry.Id,
                "The program gives this message no number, so it can have no plural forms.",
                "Write one text."
            );
        }

        foreach (var (form, text) in message.All)
        {
            var id = form is null ? entry.Id : $"{entry.Id}.{form}";
            var used = Texts.Placeholders.In(text).ToList();

            // The text of a plural form may omit {count}, because the form can imply the number: "One action is left".
            var missing = requirement.Placeholders.Except(used).Where(name => form is null || name != Count).ToList();
            if (missing.Count > 0)
            {
                yield return entry.Place.Problem(id, $"The text lacks {Braced(missing)}.", "Add it: the program fills it in.");
            }

            var unknown = used.Except(requirement.Placeholders).ToList();
            if (unknown.Count > 0)
            {
                yield return entry.Place.Problem(
                    id,
                    $"The program does not fill in {Braced(unknown)}.",
                    $"Write a text{With(requirement.Placeholders)}."
                );
            }
        }
    }

    private static string With(IReadOnlyList<string> placeholders) =>
        placeholders.Count == 0 ? " without {names}" : $" with {Braced(placeholders)}";

    private static string Braced(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"{{{name}}}"));
}
