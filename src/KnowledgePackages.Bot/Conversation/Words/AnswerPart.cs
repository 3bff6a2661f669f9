using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>One part of a clause, read word by word.</summary>
/// <param name="first">
/// The role of the part's first word, or of its first phrase like "no es", if it can be the answer "no" and also a negation. Otherwise
/// <see cref="WordRole.Unknown"/>.
/// </param>
internal sealed class AnswerPart(WordRole first)
{
    // The maximum number of unknown words between a negation and the hard or easy word that it reverses. A negation that is further away
    // makes the answer unclear.
    private const int MaxGap = 2;

    private int _negations;
    private bool _isAlsoNegated;
    private bool _deniesBefore;
    private int _gap;
    private Denied _last;
    private int _unknownSinceLast;
    private bool _isAfterLack;
    private bool _mayDenyNext;
    private bool _hasNeed;
    private bool _hasUse;
    private bool _lacksNeed;
    private bool _endsInNo;
    private bool _deniesItself;

    // What a late negation would deny.
    private enum Denied
    {
        Nothing, Pole, NegatedPole, Need,
    }

    /// <summary>
    /// The answers that the hard and easy words of the part mean, with their negations, in their order. A lack such as "no time" means yes.
    /// </summary>
    public List<AnswerValue> Poles { get; } = [];

    /// <summary>The number of words that are in no synonym group.</summary>
    public int Unknown { get; private set; }

    /// <summary>Whether the part has more than one natural reading.</summary>
    public bool IsUnclear { get; private set; }

    /// <summary>Whether the part is about something else than the question: "others find it hard".</summary>
    public bool IsHedged { get; private set; }

    /// <summary>Whether the part is true in part only: "sometimes".</summary>
    public bool IsPartly { get; private set; }

    /// <summary>Whether the part is about an earlier time.</summary>
    public bool IsPast { get; private set; }

    /// <summary>Whether the person is not sure.</summary>
    public bool SaysNotSure { get; private set; }

    /// <summary>
    /// Whether the part denies something that is neither hard nor easy, as in "no partners". This is a hint at a difficulty.
    /// </summary>
    public bool LacksSomething { get; private set; }

    /// <summary>
    /// Whether the part ends in a negation that has nothing to deny, as in "we have none". It may deny an earlier part: "problems, we
    /// have none".
    /// </summary>
    public bool OnlyDenies => LacksSomething && _gap == 0 && (_negations > 0 || _deniesBefore);

    /// <summary>
    /// Whether the last hard or easy word is denied: "not easy". A "no" after it agrees with it: "not easy, no".
    /// </summary>
    public bool EndsDenied => _last == Denied.NegatedPole;

    private bool IsNegated => _negations > 0 || _isAlsoNegated;

    /// <summary>Adds the next word.</summary>
    /// <param name="word">The word, or a phrase that counts as one word.</param>
    /// <param name="denies">Whether the word is a negation.</param>
    /// <param name="deniesBefore">Whether the word is a negation that can deny the words before it.</param>
    /// <param name="negationsInside">The number of negations inside such a phrase; null if it contains none.</param>
    public void Add(AnswerWord word, bool denies, bool deniesBefore, int? negationsInside)
    {
        _endsInNo = word.Role == WordRole.No;
        var followsLack = _isAfterLack;
        _isAfterLack = false;
        switch (word.Role)
        {
            case var _ when denies:
                _negations++;
                (_deniesBefore, _gap) = (deniesBefore, 0);
                break;
            case WordRole.AlsoNegation when _deniesItself && !IsNegated && _unknownSinceLast == 0:
                break; // "no lo conseguimos nunca": it strengthens the negation inside the phrase
            case WordRole.AlsoNegation:
                _deniesBefore = IsNegated ? _deniesBefore || deniesBefore : deniesBefore;
                _isAlsoNegated = true;
                break;
            case WordRole.Hard or WordRole.Easy:
                AddPole(word.Role == WordRole.Hard ? AnswerValue.Yes : AnswerValue.No, negationsInside, followsLack);
                break;
            case WordRole.Need when IsNegated && _gap <= MaxGap:
                AddLack();
                break;
            case WordRole.Need:
                _hasNeed = true;
                (_last, _unknownSinceLast) = (Denied.Need, 0);
                break;
            case WordRole.Use:
                _hasUse = true;
                break;
            case WordRole.Unknown:
                Unknown++;
                _unknownSinceLast++;
                _gap += IsNegated ? 1 : 0;
                break;
            case WordRole.Yes or WordRole.No or WordRole.Doubt:
                IsUnclear = true;
                break;
            default:
                IsHedged |= word.Role == WordRole.Hedge;
                IsPartly |= word.Role == WordRole.Partly;
                IsPast |= word.Role == WordRole.Past;
                SaysNotSure |= word.Role is WordRole.NotSure or WordRole.NotKnowing;
                break;
        }
    }

    /// <summary>
    /// Completes the part after its last word. A late negation may deny the words before it: "das schaffen wir nicht".
    /// </summary>
    public void End()
    {
        IsUnclear |= _endsInNo; // a "no" at the end may withdraw the rest: "yes I meant no"
        IsUnclear |= _lacksNeed && _hasUse;
        switch (_last)
        {
            case Denied.Pole when IsNegated && _deniesBefore && _unknownSinceLast == 0:
                Poles[^1] = Opposite(Poles[^1]);
                _last = Denied.NegatedPole;
                break;
            case Denied.Pole when IsNegated:
                IsUnclear = true; // "hard and not": the negation may deny the words before it, or something else
                break;
            case Denied.Need when IsNegated && _unknownSinceLast == 0:
                AddLack(); // "time we have none"
                break;
            default:
                LacksSomething = IsNegated && (_negations > 0 || Poles.Count == 0);
                break;
        }
    }

    private void AddPole(AnswerValue pole, int? negationsInside, bool followsLack)
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
        // These make the answer unclear: "no staff problems" and "we can't find any problem" deny that there is a problem. "Time is not
        // the problem" means that something else is.
        IsUnclear |= followsLack || _mayDenyNext || (_hasNeed && (IsNegated || (pole == AnswerValue.No && negationsInside is not null)));
        _mayDenyNext = !IsNegated && pole == AnswerValue.Yes && negationsInside is not null;
        (_last, _unknownSinceLast) = (IsNegated ? Denied.NegatedPole : Denied.Pole, 0);
        _deniesItself = !IsNegated && negationsInside > 0;
        Poles.Add(IsNegated ? Opposite(pole) : pole);
        (_negations, _isAlsoNegated, _gap) = (0, false, 0);
    }

    // A lack such as "no time" is a difficulty. "It takes no time" is not, so End makes such a part unclear.
    private void AddLack()
    {
        _lacksNeed = true;
        IsUnclear |= _negations > 1;
        Poles.Add(AnswerValue.Yes);
        (_negations, _isAlsoNegated, _gap) = (0, false, 0);
        (_last, _isAfterLack) = (Denied.NegatedPole, true);
    }

    /// <summary>Returns yes for no, and no for yes.</summary>
    public static AnswerValue Opposite(AnswerValue value) => value == AnswerValue.Yes ? AnswerValue.No : AnswerValue.Yes;
}
