using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>A run's request to look up a code or, if <paramref name="IsClaim"/>, to claim the code for the run's document.</summary>
internal readonly record struct HandoverRequest(DocumentKey Key, bool IsClaim);

/// <summary>A new code that a run shows to the person: the key of the code's entry, and the time at which the code expires.</summary>
internal readonly record struct HandoverOffer(DocumentKey Key, DateTimeOffset Until);

/// <summary>
/// Collects what one run of a turn requests about handover codes. A run makes no calls to the store, so the engine passes the findings to
/// the run. If a finding is missing, the run records a request. The engine then gets the finding and runs the turn again.
/// </summary>
internal sealed class HandoverRun(
    IReadOnlyDictionary<HandoverRequest, HandoverFinding> found,
    ReadOnlyMemory<byte> secretKey,
    DocumentKey document,
    long number
)
{
    /// <summary>
    /// 32 bytes that nobody outside this process can compute. They depend only on the document's name and on the number of its last input
    /// or reply, so all runs on the same version of the document get the same bytes.
    /// </summary>
    public ReadOnlyMemory<byte> Secret => HMACSHA256.HashData(
        secretKey.Span, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{document.Name}\n{number}")));

    /// <summary>The first request for which the run had no finding; null if there is none.</summary>
    public HandoverRequest? Wanted { get; private set; }

    public HandoverOffer? Offer { get; set; }

    /// <summary>The entry of the handover that this run completes; null if the run completes none.</summary>
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
