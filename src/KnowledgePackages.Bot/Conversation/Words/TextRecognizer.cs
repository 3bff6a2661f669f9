using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Assessment;


namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>
/// Recognises the intent of a typed text. It tries exact matches first (a choice, a command), then questions about a term, then answers in
/// the person's own words, then matches with typos. So "yes, but what is S3?" is a question about S3, and not an answer.
/// </summary>
internal sealed class TextRecognizer(
    Phrasebook phrases,
    LanguageBook languages,
    CountryBook countries,
    CrossLanguageAnswers abroad,
    AboutQuestions about
)
{
    private readonly AnswerReader _answers = new(phrases);

    // The maximum number of words after "what is" in a question about a glossary term. A longer question is about more than the term that
    // it contains.
    private const int MaxTermWords = 6;

    /// <summary>Returns the intent of a text; null if the text is not understood.</summary>
    /// <param name="said">The text.</param>
    /// <param name="context">The content and the journey.</param>
    /// <param name="prompt">The open prompt.</param>
    /// <param name="choices">The buttons of the open prompt.</param>
    /// <param name="numbered">
    /// The buttons whose numbers the person can type, usually the same as <paramref name="choices"/>. Empty if a number alone is ambiguous.
    /// </param>
    public Intent? Recognize(
        Utterance said,
        CardContext context,
        OpenPrompt prompt,
        IReadOnlyList<Submit> choices,
        IReadOnlyList<Submit> numbered
    )
    {
        if (said.WasCut)
        {
            return null; // the part that was cut off may say the opposite
        }

        if (said.Text.Length == 0)
        {
            return said.IsQuestion ? IntentTable.Explanation(prompt) : null;
        }

        var whole = phrases.Fold(said.Text);
        if (phrases.IsIn(whole, PhraseGroups.NeverMatched))
        {
            return null;
        }

        var bare = phrases.WithoutFillers(whole);
        string[] phrasings =
        [
            .. new[] { whole, phrases.WithoutAnd(whole), bare }
                .OfType<string>()
                .Distinct()
                .Where(phrasing => !phrases.IsIn(phrasing, PhraseGroups.NeverMatched)),
        ];
        string[] mistyped = [.. phrasings.Where(phrasing => !phrases.Knows(phrasing))];
        var isAnswer = choices.Any(choice => choice.Intent is Intent.Answer) && !about.IsAbout(whole);
        var reading = isAnswer ? WithoutForeign(said, said.IsQuestion ? _answers.ReadAfterEcho(said) : _answers.Read(said)) : null;
        var answersNothing = said.IsQuestion || reading is { Value: null, IsPlain: true };
        var allowed = answersNothing
            ? [.. choices.Where(choice => choice.Intent.Definition.Effect is not (IntentEffect.Answers or IntentEffect.Deletes))]
            : choices;

        // A mistyped text never requests an intent that deletes something; such an intent needs the exact words.
        Submit[] harmless = [.. allowed.Where(choice => choice.Intent.Definition.Effect != IntentEffect.Deletes)];

        // Try all exact matches with the whole phrase before those with the phrase without fillers: "not now" does not mean "not".
        var isListed = phrasings.Any(phrasing =>
            phrases.IsIn(phrasing, PhraseGroups.Yes)
            || phrases.IsIn(phrasing, PhraseGroups.No)
            || phrases.IsIn(phrasing, PhraseGroups.NotSure));
        return Agreed(First(phrasings, WordForWord), isListed, reading, prompt)
            ?? First(phrases.RequestedNames(whole).Concat(phrases.RequestedNames(bare)), Requested)
            ?? Question(said, whole, bare, prompt)
            ?? Read(reading, prompt)
            ?? First(mistyped, phrasing => Choice(phrasing, prompt, [.. harmless.Where(choice => !IsNearOpposite(phrasing, choice))], [],
                phrases.NearlySays, Typos.IsNearly))
            ?? First(mistyped, phrasing => Command(phrasing, context, prompt, phrases.NearlySays))
            ?? (phrases.TermNearlyCalled(bare) is { } term ? new Intent.LookUp(term) : null)
            ?? Foreign(said, bare, harmless);

        Intent? WordForWord(string phrasing) =>
            Choice(phrasing, prompt, allowed, numbered, phrases.IsIn, (a, b) => a == b)
            ?? Command(phrasing, context, prompt, phrases.IsIn)
            ?? languages.Hear(phrasing)
            ?? (countries.Hear(phrasing) as Intent)
            ?? (about.Called(phrasing) is { } question ? new Intent.About(question) : null);

        // A request answers a question only if it asks to skip the question: "Can we skip this one". A request never sets the country,
        // because "Show me Georgia" does not mean that the person is in Georgia.
        Intent? Requested(string named) => WordForWord(named) is { } intent and not Intent.SetCountry
            && intent is { Definition.Effect: IntentEffect.Informs or IntentEffect.Changes } or Intent.Answer { Value: AnswerValue.NotSure }
                ? intent
                : null;

        static Intent? First(IEnumerable<string> among, Func<string, Intent?> hear) =>
            among.Select(hear).FirstOrDefault(intent => intent is not null);
    }

    private Intent? Choice(
        string phrase,
        OpenPrompt prompt,
        IReadOnlyList<Submit> choices,
        IReadOnlyList<Submit> numbered,
        Func<string, string, bool> says,
        Func<string, string, bool> isSame)
    {
        if (numbered.Count > 0 && NumberOfChoice(phrase, prompt) is { } number)
        {
            return number >= 1 && number <= numbered.Count && choices.Contains(numbered[number - 1])
                && IsClearEnough(phrase, numbered[number - 1]) ? numbered[number - 1].Intent : null;
        }

        return choices.Where(IsMeant).ToList() is [var only] ? only.Intent : null;

        bool IsMeant(Submit choice) =>
            choice.Names.Prepend(choice.Title).Any(name => isSame(phrase, phrases.Title(name)))
            || choice.AllGroups.Any(group => says(phrase, group));
    }

    // Returns whether a mistyped answer is also similar to a word with the opposite meaning: "fabile" may mean "faible" or "facile".
    private bool IsNearOpposite(string phrase, Submit choice) => choice.Intent is Intent.Answer answer
        && ((answer.Value == AnswerValue.No && phrases.NearlySays(phrase, PhraseGroups.Hard))
            || (answer.Value == AnswerValue.Yes && phrases.NearlySays(phrase, PhraseGroups.Easy)));

    // Returns whether a number is clear enough for a choice. A choice that deletes something needs digits; "first" is not clear enough.
    private static bool IsClearEnough(string phrase, Submit choice) =>
        choice.Intent.Definition.Effect != IntentEffect.Deletes || phrase.All(char.IsAsciiDigit);

    // Returns the number of a choice; null if the phrase has none. While a question is open, "#2" is not the number of a choice: the second
    // choice is the answer "no", but the person may mean question 2.
    private int? NumberOfChoice(string phrase, OpenPrompt prompt) =>
        phrases.NumberIn(phrase, PhraseGroups.Choice) ?? (prompt.Question is null ? phrases.NumberIn(phrase, PhraseGroups.Numbered) : null);

    private Intent? Command(string phrase, CardContext context, OpenPrompt prompt, Func<string, string, bool> says)
    {
        foreach (var asked in IntentTable.Phrases)
        {
            if (asked.MeaningOf(phrase, phrases, says, context, prompt) is { } intent)
            {
                return intent;
            }
        }

        return null;
    }

    private Intent? Question(Utterance said, string whole, string bare, OpenPrompt prompt)
    {
        if ((phrases.TermCalled(whole) ?? phrases.TermCalled(bare)) is { } named)
        {
            return new Intent.LookUp(named);
        }

        var asksUnknown = false;
        foreach (var asked in phrases.AskedAbout(bare))
        {
            // The words of a question may ask nothing: "que es" means "what is", but "creo que es difícil" is not a question. So accept a
            // question only at the beginning of the sentence, with a question mark, or about a glossary term.
            var isDenied = asked.Before.Contains(' ', StringComparison.Ordinal) && phrases.IsIn(asked.Before, PhraseGroups.Negation);
            var isSure = said.IsQuestion || (!isDenied && phrases.IsOpening(asked.Before));
            if (isSure && phrases.IsIn(asked.Term, PhraseGroups.This))
            {
                return IntentTable.Explanation(prompt);
            }
            // Only a short question is about a term inside it. "What are good ways to find companies for apprenticeships?" is about more.
            var isShort = asked.Term.Count(character => character == ' ') < MaxTermWords;
            if ((isShort ? phrases.TermIn(asked.Term) : phrases.TermCalled(asked.Term)) is { } term)
            {
                return new Intent.LookUp(term);
            }

            asksUnknown |= isSure;
        }

        return asksUnknown ? new Intent.LookUp(null) : null;
    }

    // Returns the exact match. If AnswerReader has found a different answer, returns the intent to ask which answer was meant. Punctuation
    // can cause this difference, as in "bei uns nicht. Leicht". An unclear reading is a difference too, except for a listed answer: a
    // person may type "no lo llevamos bien" and mean the opposite of the button "No, lo llevamos bien".
    private static Intent? Agreed(Intent? exact, bool isListed, AnswerReading? reading, OpenPrompt prompt) =>
        (exact, reading, prompt.Question) is (Intent.Answer answer, { } read, { } question)
            && (read.Value is { } value ? value != answer.Value : !isListed)
            ? new Intent.Clarify(question.Id, IsPartial: false)
            : exact;

    // If a clause begins with an answer word of another language, returns an unclear reading, because the clause's other words may be in
    // that language too, and mean something else in the conversation's language: "no nos va bien" in a French conversation.
    private AnswerReading? WithoutForeign(Utterance said, AnswerReading? reading)
    {
        return reading is { Value: not null } && said.Clauses.Any(BeginsAbroad) ? new AnswerReading(null) : reading;

        bool BeginsAbroad(string clause)
        {
            var first = clause.Split(' ')[0];
            return abroad.GroupOf(first) is { } group && !phrases.Knows(phrases.Fold(first))
                && (clause.Length > first.Length || (group == PhraseGroups.Yes) != (reading.Value == AnswerValue.Yes));
        }
    }

    // Returns the answer that the person gave in their own words, or the intent to ask which answer they mean.
    private static Intent? Read(AnswerReading? reading, OpenPrompt prompt) => (reading, prompt.Question) switch
    {
        ({ Value: { } value }, { } question) => new Intent.Answer(question.Id, value),
        ({ } unclear, { } question) => new Intent.Clarify(question.Id, unclear.IsPartial),
        _ => null,
    };

    private Intent? Foreign(Utterance said, string bare, IReadOnlyList<Submit> choices) =>
        phrases.Knows(bare) ? null : Meant(abroad.GroupOf(said.Text) ?? abroad.GroupOf(bare), choices);

    private static Intent? Meant(string? group, IReadOnlyList<Submit> choices) =>
        group is null ? null : choices.FirstOrDefault(choice => choice.AllGroups.Contains(group))?.Intent;
}
