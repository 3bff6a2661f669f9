using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// The name of a document in the store. It begins with a prefix for the kind of document. Ids of people and conversations, and handover
/// codes, appear in it only as hashes. The name is valid as a file name and as a blob name.
/// </summary>
public readonly record struct DocumentKey
{
    /// <summary>The prefix of the names of all conversation documents (layout 1).</summary>
    public const string Conversations = "s1/";

    /// <summary>The prefix of the names of the documents about handover codes.</summary>
    public const string Handovers = "h1/";

    // The prefix of the names of the counters of wrong codes.
    private const string WrongCodes = Handovers + "wrong/";

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_/.");

    /// <summary>
    /// Creates the key of the document with this name. For a conversation's document, use <see cref="ForConversation"/>.
    /// </summary>
    /// <param name="name">
    /// 1 to 512 characters: ASCII letters, digits and <c>- _ . /</c>. No part between slashes is empty or ends in a dot.
    /// </param>
    /// <exception cref="ArgumentException">The name does not follow these rules.</exception>
    public DocumentKey(string name)
    {
        Name = IsValid(name) ? name : throw new ArgumentException(
            "A document name has 1 to 512 characters: letters, digits, - _ . /, and no part between slashes is empty or ends in a dot.",
            nameof(name));
    }

    // Rejects parts such as "." and "..", and parts that end in a dot, because clients of blob stores remove these dots from addresses.
    internal static bool IsValid(string? name)
    {
        if (name is not { Length: >= 1 and <= 512 } || name.AsSpan().ContainsAnyExcept(Allowed))
        {
            return false;
        }

        foreach (var part in name.AsSpan().Split('/'))
        {
            if (name.AsSpan()[part] is [] or [.., '.'])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The whole name, for example <c>s1/Zk3…/q9A…</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// Returns the key of the document of one person in one conversation: <c>s1/hash(channel, tenant, user)/hash(conversation)</c>. So all
    /// documents of one person can be listed for export and erasure. The suffix <c>;messageid=…</c>, which Teams adds to a conversation's
    /// id in a thread of a channel, is ignored.
    /// </summary>
    public static DocumentKey ForConversation(string channelId, string? tenantId, string userId, string conversationId)
    {
        var thread = conversationId.IndexOf(";messageid=", StringComparison.Ordinal);
        var conversation = thread < 0 ? conversationId : conversationId[..thread];
        return new DocumentKey($"{ForUser(channelId, tenantId, userId)}{Hash(conversation)}");
    }

    /// <summary>Returns the prefix of all conversation documents of one person, including the slash at its end.</summary>
    public static string ForUser(string channelId, string? tenantId, string userId) =>
        $"{Conversations}{Hash($"{channelId}\n{tenantId ?? "-"}\n{userId}")}/";

    /// <summary>Returns the key of a handover code's entry: <c>h1/code/hash(code)</c>. The store never gets the code itself.</summary>
    public static DocumentKey ForHandover(string code) => new($"{Handovers}code/{Hash(code)}");

    /// <summary>Returns the key of the counter of the wrong codes from one source (a person or a network).</summary>
    internal static DocumentKey ForWrongCodes(string source) => new($"{WrongCodes}{Hash(source)}");

    /// <summary>Whether this is the key of a counter of wrong codes.</summary>
    internal bool IsForWrongCodes => Name.StartsWith(WrongCodes, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;

    // 128 bits keep the name short, and two people practically never share a document by chance.
    private static string Hash(string value)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(value), hash);
        return System.Buffers.Text.Base64Url.EncodeToString(hash[..16]);
    }
}
