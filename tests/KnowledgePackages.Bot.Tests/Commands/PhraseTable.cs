using KnowledgePackages.Bot.Conversation.Intents;


namespace KnowledgePackages.Bot.Tests.Commands;

/// <summary>
/// Phrases that people write in one language, and the intents that they must mean: <c>Phrases/&lt;language&gt;.txt</c>, for editors of that
/// language. A line in <c>== marks ==</c> names the open prompt, and a line in <c>[brackets]</c> the intent. The lines below contain
/// phrases, with <c> | </c> between them. A line that begins with <c>//</c> is a comment.
/// </summary>
internal static class PhraseTable
{
    /// <summary>The heading for phrases that must not count as an answer to the question.</summary>
    public const string NoAnswer = "not an answer";

    public static IReadOnlyList<WrittenPhrase> Of(string language)
    {
        using var stream = typeof(PhraseTable).Assembly.GetManifestResourceStream($"phrases.{language}")
            ?? throw new InvalidOperationException($"There is no table of phrases for '{language}'.");
        return [.. Read(new StreamReader(stream))];
    }

    /// <summary>Returns the heading for a recognised intent.</summary>
    public static string Heading(Intent? heard) =>
        heard switch
        {
            null => "nothing",
            Intent.Answer answer => HeardAs.Answer(answer.Value),
            Intent.Change change =>
                $"question {1 + HeardAs.PlaceOf(change.QuestionId, TestContent.Content.Questions.Select(question => question.Id))}",
            Intent.LookUp look => $"term {look.TermId ?? "unknown"}",
            Intent.Choose choose =>
                $"package {1 + HeardAs.PlaceOf(choose.PackageId, TestContent.Content.Packages.Select(package => package.Id))}",
            Intent.Station station => $"station {TestContent.Content.FindStation(station.StationId)?.Number}",
            Intent.ActionDone action => action.Done ? "action done" : "action open",
            Intent.DecideAction decide => decide.Decision switch
            {
                ActionDecision.Choose => "action chosen",
                ActionDecision.NotForUs => "action not for us",
                _ => "action off the plan",
            },
            Intent.SaveResource save => save.Saved ? "resource saved" : "resource removed",
            Intent.SetCountry set => $"country {set.CountryId}",
            Intent.ChangeLanguage speak => $"language {speak.Language}",
            _ => HeardAs.Names[heard.GetType()],
        };

    private static IEnumerable<WrittenPhrase> Read(StreamReader reader)
    {
        var (number, place, meant) = (0, "", "");
        while (reader.ReadLine() is { } line)
        {
            number++;
            line = line.Trim();
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal))
            {
                continue;
            }

            if (line is ['=', '=', .., '=', '='])
            {
                place = line.Trim('=').Trim();
            }
            else if (line is ['[', .. var heading, ']'])
            {
                meant = heading;
            }
            else
            {
                foreach (var text in line.Split(" | ", StringSplitOptions.TrimEntries))
                {
                    yield return new(number, place, meant, text);
                }
            }
        }
    }
}

/// <summary>One phrase, with its line number in the table, the open prompt and the expected heading.</summary>
internal sealed record WrittenPhrase(int Line, string Place, string Meant, string Text);
