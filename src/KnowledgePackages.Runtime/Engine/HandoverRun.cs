using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>A question of a run about a code: whether it is good or, if <paramref name="IsClaim"/>, that this document claims it.</summary>
internal readonly record struct HandoverRequest(DocumentKey Key, bool IsClaim);

/// <summary>A new code that a run has shown to the person.</summary>
internal readonly record struct HandoverOffer(DocumentKey Key, DateTimeOffset Until);

/// <summary>
/// What one run of a turn does with handover codes. A run uses no network, so it only records what it needs. If a finding is missing,
/// the engine gets it and runs the turn again.
/// </summary>
internal sealed class HandoverRun(
    IReadOnlyDictionary<HandoverRequest, HandoverFinding> found,
    ReadOnlyMemory<byte> secretKey,
    DocumentKey document,
    long number
)
{
    /// <summary>
    /// Bytes that nobody outside this process can know. They follow from the document, so each run on the same document has the same ones.
    /// </summary>
    public ReadOnlyMemory<byte> Secret => HMACSHA256.HashData(
        secretKey.Span, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{document.Name}\n{number}")));

    /// <summary>The first question without a finding; null if there is none.</summary>
    public HandoverRequest? Wanted { get; private set; }

    public HandoverOffer? Offer { get; set; }

    /// <summary>The entry whose handover this run completes.</summary>
    public DocumentKey? Completed { get; set; }

    public HandoverFinding Ask(HandoverRequest request)
    {
        if (found.TryGetValue(request, out var finding))
        {
            return finding;
        }

        Wanted ??= request;
        return HandoverFinding.Pending.Instance;
    }
}
