using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>Collects the evidence for each answer from all parts of a text.</summary>
internal sealed class AnswerEvidence
{
    private readonly HashSet<AnswerValue> _said = [];
    private readonly HashSet<AnswerValue> _hinted = [];
    private readonly HashSet<AnswerValue> _past = [];
    private bool _isUnclear;
    private bool _isPartial;
    private bool _isAboutToday;
    private bool _mayDenyAll;
    private bool _hasPast;
    private bool _isHedged;

    /// <summary>Whether a part begins with a plain yes or no.</summary>
    public bool HasLead { get; set; }

    /// <summary>Whether a part ends in "because", so that the rest is missing.</summary>
    public bool IsCutShort { get; set; }

    /// <summary>Whether a clause that the reader does not understand may say the opposite of the other clauses.</summary>
    public bool LeavesOpen { get; set; }

    /// <summary>Whether the last words are something denied: "not easy".</summary>
    public bool EndsDenied { get; set; }

    /// <summary>
    /// The number of answers counted so far: each call of <see cref="Say"/> counts, and each of the <see cref="AnswerPart.Poles"/> of a
    /// part. A clause gives an answer if the number grows while the clause is read.
    /// </summary>
    public int Told { get; private set; }

    /// <summary>Adds an answer that the text gives.</summary>
    public void Say(AnswerValue value)
    {
        _said.Add(value);
        Told++;
    }

    /// <summary>
    /// Turns what was said so far into its opposite, because the question is an exception to it: "everything else is hard, but not this".
    /// </summary>
    public void AddException()
    {
        var poles = _said.Union(_past).ToList();
        _isUnclear |= HasLead || poles.Count > 1 || poles.Contains(AnswerValue.NotSure) || (poles.Count == 0 && !_hasPast);
        _said.Clear();
        _past.Clear();
        (_isAboutToday, _isHedged) = (true, false);
        // "It used to be, but not any more" has no "hard" or "easy". The question is about something hard, so the answer is No.
        Say(poles is [AnswerValue.No] ? AnswerValue.Yes : AnswerValue.No);
    }

    /// <summary>Adds an answer that never counts alone, but can contradict others.</summary>
    public void Hint(AnswerValue value) => _hinted.Add(value);

    /// <summary>Adds what a part means.</summary>
    /// <param name="part">The part, after <see cref="AnswerPart.End"/> has completed it.</param>
    /// <param name="isAfterContrast">Whether a word like "but" stands before the part.</param>
    /// <param name="isSure">Whether the part is surely about the question. If not, its meaning is only a hint.</param>
    /// <param name="startsPartly">Whether the part begins with a word like "sometimes".</param>
    public void Add(AnswerPart part, bool isAfterContrast, bool isSure, bool startsPartly)
    {
        Told += part.Poles.Count;
        EndsDenied = part.EndsDenied;
        _hasPast |= part.IsPast;
        _isHedged |= part.IsHedged;
        var saysNothing = part.Poles.Count == 0 && !part.SaysNotSure;
        _isUnclear |= part.IsUnclear || (isAfterContrast && (saysNothing || part.IsPast));
        _isPartial |= part.IsPartly && (isSure || startsPartly || part.Poles.Count > 0);
        _isAboutToday |= part.Poles.Count > 0 && !part.IsPast;
        _mayDenyAll |= part.OnlyDenies;
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

    /// <summary>
    /// Returns the answer on which all evidence agrees. If the evidence disagrees or is unclear, returns a reading without a value. If
    /// there is too little evidence, returns null.
    /// </summary>
    public AnswerReading? Conclude()
    {
        if (IsCutShort)
        {
            return null;
        }

        if (!_isAboutToday)
        {
            _hinted.UnionWith(_past); // "it used to be hard" is a hint, unless the text also says something about today
        }

        var isOnlyNotSure = _said.Count == 1 && _said.Contains(AnswerValue.NotSure);
        if (isOnlyNotSure)
        {
            return _isUnclear || _isHedged ? null : new(AnswerValue.NotSure);
        }

        if (_isPartial || _said.Contains(AnswerValue.NotSure))
        {
            return new(null, IsPartial: true);
        }

        var isClear = !_isUnclear && !_isHedged && !LeavesOpen;
        if (_said.Count == 1 && isClear && !(_mayDenyAll && !HasLead) && !_hinted.Contains(AnswerPart.Opposite(_said.First())))
        {
            return new(_said.First());
        }

        var isDivided = _said.Count > 0 || _past.Count > 0 || _hinted.IsSupersetOf([AnswerValue.Yes, AnswerValue.No]);
        return isDivided ? new(null) : null;
    }
}
