using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>
/// Reads a typed answer in a person's own words. It considers a plain yes or no at the beginning, and all words for something hard or easy,
/// with negations ("not"), contrasts ("but") and restrictions ("sometimes"). The text counts as an answer only if all of these agree; if
/// they disagree, the bot asks the person which answer they mean.
/// </summary>
internal sealed class AnswerReader(Phrasebook phrases)
{
    // The maximum number of words in an answer. A longer text tells a story and does not answer the question.
    private const int MaxWords = 16;

    // The maximum number of unknown words between a negation and the hard or easy word that it reverses. A negation that is further away
    // makes the answer unclear.
    private const int MaxGap = 2;

    // The maximum number of unknown words (in no synonym group) in a part of an answer. A sentence with more of them is about something
    // else: "Write a simple agreement and test it with two companies".
    private const int MaxUnknown = 2;

    private static readonly (string Group, AnswerValue Value)[] Answers =
        [(Groups.Yes, AnswerValue.Yes), (Groups.No, AnswerValue.No), (Groups.NotSure, AnswerValue.NotSure)];

    private readonly AnswerWords _words = new(phrases);

    /// <summary>Returns the answer in a text; null if the text says nothing about the question.</summary>
    public AnswerReading? Read(Utterance said)
    {
        if (said.WasCut || said.Text.Count(character => character == ' ') >= MaxWords)
        {
            return null;
        }

        var clauses = said.Clauses.Select(phrases.Fold).Where(clause => !phrases.IsFiller(clause)).ToList();
        var isLed = clauses.Count > 1 && (phrases.IsIn(clauses[0], Groups.YesAbroad) || phrases.IsIn(clauses[0], Groups.NoAbroad));
        if (!isLed && clauses.Exists(clause => phrases.Opens(clause, Groups.Ask)))
        {
            return null; // a question: "we are new to Erasmus, is there a simple guide"
        }

        var evidence = new Evidence();
        clauses.ForEach(clause => ReadClause(clause, evidence));
        var reading = evidence.Conclude();
        // Check for an emoji that contradicts the words, as in "Yes ❌". Ignore a thumbs-up next to "no", because it is only friendly.
        if ((reading?.Value ?? AnswerOf(phrases.Fold(said.Text))) is { } told
            && said.Signs.EnumerateRunes().Any(sign => AnswerOf(sign.ToString()) is { } shown and not AnswerValue.Yes && shown != told))
        {
            return new(null, IsPlain: true);
        }

        return reading is { Value: null } ? reading with { IsPlain = isLed } : reading;
    }

    private void ReadClause(string clause, Evidence evidence)
    {
        if (AnswerOf(clause) is { } whole)
        {
            evidence.Say(whole);
            return;
        }

        var words = _words.In(phrases.WithoutOpeners(clause));
        for (var start = 0; start <= words.Count;)
        {
            var end = start;
            while (end < words.Count && words[end].Role != WordRole.Contrast)
            {
                end++;
            }

            ReadPart([.. words.Skip(start).Take(end - start)], start > 0, evidence);
            start = end + 1;
        }
    }

    // Reads one part of a clause: the words between two contrasts like "but".
    private void ReadPart(IReadOnlyList<AnswerWord> words, bool isAfterContrast, Evidence evidence)
    {
        var isLead = IsLead(words);
        var part = new Part(isLead ? WordRole.Unknown : FirstRole(words));
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
            part.Add(word, Denies(word), NegationsIn(word));
        }

        part.End(words.Count > 0 && phrases.IsIn(words[^1].Text, Groups.NegationAfter));
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
        var mayDenyRest = Denies(first) && rest is [{ Role: WordRole.Hard or WordRole.Easy or WordRole.Unknown }, ..];
        return rest.Count == 0
            || (!mayDenyRest && rest.Exists(word => word.Role is WordRole.Hard or WordRole.Easy or WordRole.NotSure))
            || Array.Exists([Groups.YesOpening, Groups.NoOpening], group => phrases.Opens(TextOf(words), group));
    }

    // Returns the role of the first word if this word can be the answer "no" and also a negation; otherwise Unknown. Without punctuation,
    // "no es fácil" can mean "no, it is easy" or "it is not easy".
    private WordRole FirstRole(IReadOnlyList<AnswerWord> words) =>
        words.Count > 0 && Denies(words[0]) && phrases.IsIn(words[0].Text.Split(' ')[0], Groups.NoAbroad)
            ? words[0].Role
            : WordRole.Unknown;

    private static string TextOf(IEnumerable<AnswerWord> words) => string.Join(' ', words.Select(word => word.Text));

    private bool Denies(AnswerWord word) =>
        word.Role == WordRole.Negation || (word.Role == WordRole.No && phrases.IsIn(word.Text, Groups.Negation));

    // Returns how many negations a phrase like "nada fácil" or "не виходить" contains; null if it contains none. A negation that only
    // strengthens another one counts as 0.
    private int? NegationsIn(AnswerWord word)
    {
        var words = word.Text.Split(' ');
        var plain = words.Count(single => phrases.IsIn(single, Groups.Negation));
        return plain > 0 || Array.Exists(words, single => phrases.IsIn(single, Groups.NegationAlso)) ? plain : null;
    }

    private bool IsTelling(AnswerWord word) =>
        phrases.IsIn(word.Text, Groups.Tell) || Array.Exists(word.Text.Split(' '), single => phrases.IsIn(single, Groups.Tell));

    private AnswerValue? AnswerOf(string clause)
    {
        var bare = phrases.WithoutFillers(clause);
        return Array.Find(Answers, answer => phrases.IsIn(clause, answer.Group)) is { Group: not null } found ? found.Value
            : Array.Find(Answers, answer => phrases.IsIn(bare, answer.Group)) is { Group: not null } same ? same.Value
            : null;
    }

    /// <summary>One part of a clause, read word by word.</summary>
    /// <param name="first">
    /// The role of the part's first word, or of its first phrase like "no es", if it can be the answer "no" and also a negation. Otherwise
    /// <see cref="WordRole.Unknown"/>.
    /// </param>
    private sealed class Part(WordRole first)
    {
        private int _negations;
        private bool _isAlsoNegated;
        private int _gap;
        private bool _isLastNegated;
        private bool _endsInNo;

        public List<AnswerValue> Poles { get; } = [];

        public int Unknown { get; private set; }

        public bool IsUnclear { get; private set; }

        public bool IsPartly { get; private set; }

        public bool IsPast { get; private set; }

        public bool SaysNotSure { get; private set; }

        /// <summary>
        /// Whether the part denies something that is neither hard nor easy, as in "no staff". This is a hint at a difficulty.
        /// </summary>
        public bool LacksSomething { get; private set; }

        private bool IsNegated => _negations > 0 || _isAlsoNegated;

        public void Add(AnswerWord word, bool denies, int? negationsInside)
        {
            _endsInNo = word.Role == WordRole.No;
            switch (word.Role)
            {
                case var _ when denies:
                    _negations++;
                    break;
                case WordRole.AlsoNegation:
                    _isAlsoNegated = true;
                    break;
                case WordRole.Hard or WordRole.Easy:
                    AddPole(word.Role == WordRole.Hard ? AnswerValue.Yes : AnswerValue.No, negationsInside);
                    break;
                case WordRole.Unknown:
                    Unknown++;
                    _gap += IsNegated ? 1 : 0;
                    break;
                case WordRole.Yes or WordRole.No or WordRole.Doubt:
                    IsUnclear = true;
                    break;
                default:
                    IsPartly |= word.Role == WordRole.Partly;
                    IsPast |= word.Role == WordRole.Past;
                    SaysNotSure |= word.Role == WordRole.NotSure;
                    break;
            }
        }

        /// <summary>Completes the part after its last word.</summary>
        /// <param name="isDeniedAtEnd">Whether the part's last word denies the words before it: "das schaffen wir nicht".</param>
        public void End(bool isDeniedAtEnd)
        {
            IsUnclear |= _endsInNo; // a "no" at the end may withdraw the rest: "yes I meant no"
            if (IsNegated && isDeniedAtEnd && Poles.Count > 0 && !_isLastNegated)
            {
                Poles[^1] = Opposite(Poles[^1]);
            }
            else
            {
                LacksSomething = IsNegated && (_negations > 0 || Poles.Count == 0);
            }
        }

        private void AddPole(AnswerValue pole, int? negationsInside)
        {
            if (IsNegated && negationsInside is { } inside)
            {
                // Two negations make the answer unclear ("not without problems"), but "no es nada fácil" has two words for one negation.
                IsUnclear |= _negations + inside > 1;
                (_negations, _isAlsoNegated, _gap) = (0, false, 0);
            }

            IsUnclear |= _negations > 1 || (IsNegated && _gap > MaxGap);
            IsUnclear |= Poles.Count == 0 && !_isAlsoNegated && negationsInside is null
                && (first == WordRole.No || (first == WordRole.Negation && pole == AnswerValue.No));
            _isLastNegated = IsNegated;
            Poles.Add(IsNegated ? Opposite(pole) : pole);
            (_negations, _isAlsoNegated, _gap) = (0, false, 0);
        }
    }

    /// <summary>Collects the evidence for each answer from all parts of a text.</summary>
    private sealed class Evidence
    {
        private readonly HashSet<AnswerValue> _said = [];
        private readonly HashSet<AnswerValue> _hinted = [];
        private readonly HashSet<AnswerValue> _past = [];
        private bool _isUnclear;
        private bool _isPartial;
        private bool _isAboutToday;

        public bool HasLead { get; set; }

        public void Say(AnswerValue value) => _said.Add(value);

        public void Hint(AnswerValue value) => _hinted.Add(value);

        public void Add(Part part, bool isAfterContrast, bool isSure, bool startsPartly)
        {
            var saysNothing = part.Poles.Count == 0 && !part.SaysNotSure;
            _isUnclear |= part.IsUnclear || (isAfterContrast && (saysNothing || part.IsPast));
            _isPartial |= part.IsPartly && (isSure || startsPartly || part.Poles.Count > 0);
            _isAboutToday |= part.Poles.Count > 0 && !part.IsPast;
            if (part.SaysNotSure && isSure)
            {
                _said.Add(AnswerValue.NotSure);
                _isUnclear |= part.LacksSomething; // "maybe not" is unclear
            }

            if (part.LacksSomething)
            {
                _hinted.Add(AnswerValue.Yes);
            }

            (part.IsPast ? _past : isSure ? _said : _hinted).UnionWith(part.Poles);
        }

        public AnswerReading? Conclude()
        {
            if (!_isAboutToday)
            {
                _hinted.UnionWith(_past); // "it used to be hard" is a hint, unless the text also says something about today
            }

            var isOnlyNotSure = _said.Count == 1 && _said.Contains(AnswerValue.NotSure);
            if (isOnlyNotSure)
            {
                return _isUnclear ? null : new(AnswerValue.NotSure);
            }

            if (_isPartial || _said.Contains(AnswerValue.NotSure))
            {
                return new(null, IsPartial: true);
            }

            if (_said.Count == 1 && !_isUnclear && !_hinted.Contains(Opposite(_said.First())))
            {
                return new(_said.First());
            }

            var isDivided = _said.Count > 0 || _past.Count > 0 || _hinted.IsSupersetOf([AnswerValue.Yes, AnswerValue.No]);
            return isDivided ? new(null) : null;
        }
    }

    private static AnswerValue Opposite(AnswerValue value) => value == AnswerValue.Yes ? AnswerValue.No : AnswerValue.Yes;
}
