using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using KnowledgePackages.Runtime.DirectLine;

namespace KnowledgePackages.Web.WebChat;

/// <summary>A person on a page with the chat.</summary>
/// <param name="UserId">The visitor's user id. The server generates it at random. It begins with <c>dl_</c>.</param>
/// <param name="Azure">The visitor's conversation in Azure's Direct Line; null if there is none.</param>
internal sealed record Visitor(string UserId, AzureConversation? Azure = null)
{
    /// <summary>
    /// The visitor's user and conversation in the built-in channel. Each visitor has one conversation. The conversation's id is computed
    /// from the user's id, so the server need not store it.
    /// </summary>
    public DirectLineClient Client => new(
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"web conversation of {UserId}")).AsSpan(0, 16)), UserId);

    public static Visitor New() => new($"dl_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16))}");
}

/// <summary>A conversation in Azure's Direct Line.</summary>
/// <param name="Id">Azure's id of the conversation.</param>
/// <param name="Token">
/// The latest token that Azure issued for the conversation. While it is valid, Azure exchanges it for a new token for the same
/// conversation.
/// </param>
internal sealed record AzureConversation(string Id, string Token);
