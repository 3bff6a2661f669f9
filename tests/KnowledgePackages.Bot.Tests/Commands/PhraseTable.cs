using KnowledgePackages.Bot.Conversation.Intents;


namespace KnowledgePackages.Bot.Tests.Commands;

/// <summary>
/// What people write in one language, and what it must be taken for: <c>Phrases/&lt;language&gt;.txt</c>, for editors of that language. A
/// line in <c>== marks ==</c> says what is open, a line in <c>[brackets]</c> what is meant; below it stand the ways to write it, with
/// <c> | </c> between them. A line with <c>//</c> is a note.
/// </summary>
internal static class PhraseTable
{
    /// <summary>What is meant where it must only be no answer to the question.</summary>
    public const string NoAnswer = "not an answer";

    public static IReadOnlyList<WrittenPhrase> Of(string language)
    {
        using var stream = typeof(PhraseTable).Assembly.GetManifestResourceStream($"phrases.{language}")
            ?? throw new InvalidOperationException($"There is no table of phrases for '{language}'.");
        return [.. Read(new StreamReader(stream))];
    }

    /// <summary>The heading for what was heard.</summary>
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

/// <summary>One way to write something, and where it stands in its table.</summary>
internal sealed record WrittenPhrase(int Line, string Place, string Meant, string Text);
