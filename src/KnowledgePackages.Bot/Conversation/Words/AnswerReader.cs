using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>
/// Reads a typed answer in a person's own words. It considers a plain yes or no at the beginning, and all words for something hard or easy,
/// with negations ("not"), contrasts ("but") and restrictions ("sometimes"). A lack of something that the work needs ("no time") counts as
/// something hard. The text counts as an answer only if all of these agree; if they disagree, the bot asks which answer the person means.
/// </summary>
internal sealed class AnswerReader(Phrasebook phrases)
{
    // The maximum number of words in an answer. A longer text tells a story and does not answer the question.
    private const int MaxWords = 20;

    // The maximum number of unknown words (in no synonym group) in a part of an answer. A sentence with more of them is about something
    // else: "Write a simple agreement and test it with two companies".
    private const int MaxUnknown = 2;

    private static readonly (string Group, AnswerValue Value)[] Answers =
        [(PhraseGroups.Yes, AnswerValue.Yes), (PhraseGroups.No, AnswerValue.No), (PhraseGroups.NotSure, AnswerValue.NotSure)];

    private readonly AnswerWords _words = new(phrases);

    /// <summary>Returns the answer in a text; null if the text says nothing about the question.</summary>
    public AnswerReading? Read(Utterance said)
    {
        if (said.WasCut || said.Text.Count(character => character == ' ') >= MaxWords)
        {
            return null;
        }

        var folded = said.Clauses.Select(phrases.Fold).ToList();
        var serious = folded.Select(WithoutLaughter).Where(clause => clause.Length > 0).ToList();
        var isLaughing = !serious.SequenceEqual(folded) || said.Signs.EnumerateRunes().Any(sign => IsLaughter(sign.ToString()));
        var clauses = Joined(serious.Where(clause => !phrases.IsFiller(clause)));
        var isLed = clauses.Count > 1
            && (phrases.IsIn(clauses[0], PhraseGroups.YesAbroad) || phrases.IsIn(clauses[0], PhraseGroups.NoAbroad));
        if (!isLed && clauses.Exists(clause => AnswerOf(clause) is null && Asks(clause)))
        {
            return null; // a question: "we are new to Erasmus, is there a simple guide"
        }

        var evidence = new AnswerEvidence();
        ReadClauses(clauses, evidence);
        var reading = evidence.Conclude();
        if (isLaughing && reading is not null && !IsBareAnswer(string.Join(' ', serious)))
        {
            return new(null, IsPlain: true); // it may be irony: "sure, they queue up haha"
        }

        // Check for an emoji that contradicts the words, as in "Yes ❌". Ignore a thumbs-up next to "no", because it is only friendly.
        if ((reading?.Value ?? AnswerOf(phrases.Fold(said.Text))) is { } told
            && said.Signs.EnumerateRunes().Any(sign => AnswerOf(sign.ToString()) is { } shown and not AnswerValue.Yes && shown != told))
        {
            return new(null, IsPlain: true);
        }

        return reading is { Value: null } ? reading with { IsPlain = isLed } : reading;
    }

    /// <summary>
    /// Returns the answer after a person's own question about something hard: "Hard? Not at all". Returns null after every other question,
    /// because a "no" after "Easy?" means the opposite.
    /// </summary>
    public AnswerReading? ReadAfterEcho(Utterance said) =>
        said is { Echo: { } echo, AfterEcho: { } answer } && _words.In(phrases.Fold(echo)) is var words
            && words.All(word => word.Role is WordRole.Hard or WordRole.Plain)
            && words.Any(word => word.Role == WordRole.Hard)
                ? Read(answer)
                : null;

    // Joins a clause that continues a denial to the clause before it: "I would not say, that it is hard" has one negation for both.
    private List<string> Joined(IEnumerable<string> clauses)
    {
        List<string> joined = [];
        foreach (var clause in clauses)
        {
            if (joined.Count > 0 && (ContinuesDenial(joined[^1], clause) || NamesUnknown(joined[^1], clause)))
            {
                joined[^1] += $" {clause}";
            }
            else
            {
                joined.Add(clause);
            }
        }

        return joined;
    }

    // Returns whether a text is a plain answer like "yes" or "not really", and does not call anything hard or easy.
    private bool IsBareAnswer(string text) =>
        AnswerOf(text) is not null && !_words.In(text).Any(word => word.Role is WordRole.Hard or WordRole.Easy);

    private bool ContinuesDenial(string before, string clause) => phrases.Opens(clause, PhraseGroups.That) && AnswerOf(clause) is null
        && AnswerOf(before) is null or AnswerValue.NotSure
        && _words.In(before).Any(word => word.Role is WordRole.Negation or WordRole.NotSure);

    // Returns whether two clauses say together that the person does not know something: "I don't know, whether it is hard".
    private bool NamesUnknown(string before, string clause) =>
        !SaysNotKnowing(before) && !SaysNotKnowing(clause) && SaysNotKnowing($"{before} {clause}");

    private bool SaysNotKnowing(string clause) => _words.In(clause).Any(word => word.Role == WordRole.NotKnowing);

    private string WithoutLaughter(string clause) => string.Join(' ', clause.Split(' ').Where(word => !IsLaughter(word)));

    // Returns whether a word is laughter of any length: "hahahaha" is "haha".
    private bool IsLaughter(string word)
    {
        const int twoSyllables = 4; // the number of letters of "haha"
        var isRepeated = word.Length > twoSyllables && Enumerable.Range(2, word.Length - 2).All(place => word[place] == word[place - 2]);
        return phrases.IsIn(isRepeated ? word[..twoSyllables] : word, PhraseGroups.Laughter);
    }

    // Reads the clauses. Two clauses may be about two trades or groups. If only one of them is understood, the other one may say the
    // opposite, so the answer stays open: "in hairdressing it is easy, in electrics it is Kafka". A first clause that is not understood
    // leaves the answer open only if the second clause begins with "but". Otherwise the first clause may be only an introduction: "in our
    // region, for us it is hard".
    private void ReadClauses(List<string> clauses, AnswerEvidence evidence)
    {
        var hasTold = false;
        var isUnclear = false;
        foreach (var clause in clauses)
        {
            if (evidence.EndsDenied && !evidence.HasLead && phrases.IsIn(clause, PhraseGroups.NoAbroad))
            {
                continue; // "not easy at all, no": the "no" agrees
            }

            var told = evidence.Told;
            ReadClause(clause, evidence);
            var isContrast = _words.In(clause) is [{ Role: WordRole.Contrast }, ..];
            if (phrases.Opens(isContrast ? TextOf(_words.In(clause).Skip(1)) : clause, PhraseGroups.Scope))
            {
                var tells = evidence.Told > told;
                evidence.LeavesOpen |= tells ? isUnclear && isContrast : hasTold;
                hasTold |= tells;
                isUnclear |= !tells;
            }
        }
    }

    // Returns whether a clause is a question. A question word may also begin a phrase that answers: in Arabic "we have no" begins with
    // "what".
    private bool Asks(string clause) => phrases.Opens(clause, PhraseGroups.Ask)
        && !(_words.In(clause)[0] is { Role: WordRole.Negation or WordRole.Hard or WordRole.Easy or WordRole.NotSure } first
            && first.Text.Contains(' ', StringComparison.Ordinal));

    private void ReadClause(string clause, AnswerEvidence evidence)
    {
        if (AnswerOf(clause) is { } whole)
        {
            evidence.Say(whole);
            evidence.EndsDenied = whole == AnswerValue.Yes && _words.In(clause).Any(word => Denies(word) || NegationsIn(word) > 0);
            return;
        }

        var words = _words.In(phrases.WithoutOpeners(clause));
        var isAfterContrast = false;
        for (var start = 0; start <= words.Count;)
        {
            var end = start;
            while (end < words.Count && words[end].Role is not (WordRole.Contrast or WordRole.Cause))
            {
                end++;
            }

            if (end > start || end == words.Count)
            {
                // An answer may not end in "because": the rest is missing.
                evidence.IsCutShort |= end == start && start > 0 && words[start - 1].Role == WordRole.Cause;
                ReadPart([.. words.Skip(start).Take(end - start)], isAfterContrast, evidence);
                isAfterContrast = false;
            }

            isAfterContrast |= end < words.Count && words[end].Role == WordRole.Contrast;
            start = end + 1;
        }
    }

    // Reads one part of a clause: the words between two contrasts like "but" or causes like "because".
    private void ReadPart(IReadOnlyList<AnswerWord> words, bool isAfterContrast, AnswerEvidence evidence)
    {
        if (isAfterContrast && phrases.IsIn(TextOf(words), PhraseGroups.Exception))
        {
            evidence.AddException();
            return;
        }

        var isLead = IsLead(words);
        var part = new AnswerPart(isLead ? WordRole.Unknown : FirstRole(words));
        if (isLead)
        {
            evidence.Say(words[0].Role == WordRole.Yes ? AnswerValue.Yes : AnswerValue.No);
            evidence.HasLead = true;
            if (AnswerOf(TextOf(words.Skip(1))) is { } rest)
            {
                evidence.Say(rest); // a second answer after the first: "no we do"
            }
        }
        else if (words is [{ Role: WordRole.Unknown or WordRole.Plain or WordRole.Yes } opening, ..]
            && AnswerOf(opening.Text) is { } hint and not AnswerValue.NotSure)
        {
            evidence.Hint(hint); // "nah we cope": a hint can contradict other evidence, but a hint alone is no answer
        }

        foreach (var word in words.Skip(isLead ? 1 : 0))
        {
            part.Add(word, Denies(word), phrases.IsIn(word.Text, PhraseGroups.NegationAfter), NegationsIn(word));
            if (word.Role == WordRole.NotKnowing)
            {
                break;
            }
        }

        part.End();
        var isSure = evidence.HasLead || part.Unknown == 0 || (part.Unknown <= MaxUnknown && words.Any(IsTelling));
        evidence.Add(part, isAfterContrast, isSure, startsPartly: words is [{ Role: WordRole.Partly }, ..]);
    }

    // Returns whether the part begins with a plain yes or no. Without a comma "no" may mean "not any" ("no partners at all"), and "si" may
    // mean "if", so the rest of the part must give a reason: a hard, easy or "not sure" word.
    private bool IsLead(IReadOnlyList<AnswerWord> words)
    {
        if (words is not [{ Role: WordRole.Yes or WordRole.No } first, ..])
        {
            return false;
        }

        var rest = words.Skip(1).ToList();
        var mayDenyRest = Denies(first) && rest.SkipWhile(word => word.Role == WordRole.Plain).FirstOrDefault()
            is { Role: WordRole.Hard or WordRole.Easy or WordRole.Need or WordRole.Unknown };
        return rest.Count == 0
            || (first.Role == WordRole.Yes && rest.TrueForAll(word => word.Role == WordRole.Plain) // "yes unfortunately"
                && !phrases.IsIn(rest[^1].Text, PhraseGroups.That))
            || (!mayDenyRest && rest.Exists(word => word.Role is WordRole.Hard or WordRole.Easy or WordRole.NotSure))
            || Array.Exists([PhraseGroups.YesOpening, PhraseGroups.NoOpening], group => phrases.Opens(TextOf(words), group));
    }

    // Returns the role of the first word if this word can be the answer "no" and also a negation; otherwise Unknown. Without punctuation,
    // "no es fácil" can mean "no, it is easy" or "it is not easy".
    private WordRole FirstRole(IReadOnlyList<AnswerWord> words) =>
        words.Count > 0 && Denies(words[0]) && phrases.IsIn(words[0].Text.Split(' ')[0], PhraseGroups.NoAbroad)
            ? words[0].Role
            : WordRole.Unknown;

    private static string TextOf(IEnumerable<AnswerWord> words) => string.Join(' ', words.Select(word => word.Text));

    private bool Denies(AnswerWord word) =>
        word.Role == WordRole.Negation || (word.Role == WordRole.No && phrases.IsIn(word.Text, PhraseGroups.Negation));

    // Returns how many negations a phrase like "nada fácil" or "не виходить" contains; null if it contains none. A negation that only
    // strengthens another one counts as 0.
    private int? NegationsIn(AnswerWord word)
    {
        var words = word.Text.Split(' ');
        var plain = words.Count(single => phrases.IsIn(single, PhraseGroups.Negation));
        return plain > 0 || Array.Exists(words, single => phrases.IsIn(single, PhraseGroups.NegationAlso)) ? plain : null;
    }

    private bool IsTelling(AnswerWord word) =>
        phrases.IsIn(word.Text, PhraseGroups.Tell) || Array.Exists(word.Text.Split(' '), single => phrases.IsIn(single, PhraseGroups.Tell));

    private AnswerValue? AnswerOf(string clause)
    {
        var bare = phrases.WithoutFillers(clause);
        return Array.Find(Answers, answer => phrases.IsIn(clause, answer.Group)) is { Group: not null } found ? found.Value
            : Array.Find(Answers, answer => phrases.IsIn(bare, answer.Group)) is { Group: not null } same ? same.Value
            : null;
    }
}
