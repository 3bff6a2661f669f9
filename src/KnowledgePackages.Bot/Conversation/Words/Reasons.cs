
namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>
/// Finds the answer in a text that also gives the reason: "yes, we do", "hello, no, we have partners", "yes because nobody has time". If
/// the text also takes the answer back, reverses it or gives the opposite answer, there is none, and the person is asked.
/// </summary>
internal sealed class Reasons(Phrasebook phrases)
{
    // A longer text that begins with "no, ..." tells a story and is no answer.
    private const int MaxWords = 12;

    private static readonly string[] Answers = [Groups.Yes, Groups.No, Groups.NotSure];

    private static readonly (string Group, string Opening)[] Openings = [(Groups.Yes, Groups.YesOpening), (Groups.No, Groups.NoOpening)];

    /// <summary>The group of the answer; null if there is none or it is uncertain.</summary>
    public string? AnswerIn(Utterance said)
    {
        if (said.Text.Count(character => character == ' ') >= MaxWords)
        {
            return null;
        }

        var clauses = Clauses(said).SkipWhile(phrases.IsFiller).ToList();
        if (clauses.Count == 0)
        {
            return null;
        }

        if (AnswerOf(clauses[0]) is { } plain)
        {
            return clauses.Skip(1).All(reason => Supports(reason, plain)) ? plain : null;
        }

        // "Yes because ...": without a comma, the first word is the answer.
        var bare = phrases.WithoutFillers(clauses[0]);
        var group = Array.Find(Openings, opening => phrases.Opens(bare, opening.Opening)).Group;
        return
            group is not null
            && clauses.Skip(1).Prepend(bare[(bare.IndexOf(' ', StringComparison.Ordinal) + 1)..]).All(reason => Supports(reason, group))
            ? group
            : null;
    }

    /// <summary>
    /// Whether a plain yes or no is followed by its opposite, as in "no, es difícil", although without the comma that is one answer. A
    /// softened answer is not plain: "мабуть, так" is a yes.
    /// </summary>
    public bool Contradicts(Utterance said) =>
        SignsDisagree(said)
        || (
            said.Clauses.Count > 1
            && Clauses(said)
                .SkipWhile(phrases.IsFiller)
                .Select(clause => (Clause: clause, Group: AnswerOf(clause)))
                .Where(clause => clause.Group is not null)
                .ToList()
                is [var first, .. var others]
            && (phrases.Says(first.Clause, Groups.YesAbroad) || phrases.Says(first.Clause, Groups.NoAbroad))
            && others.Exists(other => other.Group != first.Group)
        );

    // "Yes ❌". A thumb up beside a no is only friendly.
    private bool SignsDisagree(Utterance said) => AnswerOf(said.Signs) is { } shown and not Groups.Yes
        && (AnswerOf(phrases.Fold(said.Text)) ?? AnswerIn(said)) is { } told && told != shown;

    private IEnumerable<string> Clauses(Utterance said) => said.Clauses.Select(phrases.Fold);

    private bool Supports(string reason, string answer) => AnswerOf(reason) is { } group ? group == answer : !phrases.Doubts(reason);

    private string? AnswerOf(string clause)
    {
        var bare = phrases.WithoutFillers(clause);
        return Array.Find(Answers, group => phrases.Says(clause, group)) ?? Array.Find(Answers, group => phrases.Says(bare, group));
    }
}
