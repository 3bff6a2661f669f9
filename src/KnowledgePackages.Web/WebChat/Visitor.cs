using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using KnowledgePackages.Runtime.DirectLine;

namespace KnowledgePackages.Web.WebChat;

/// <summary>Somebody on a page with the chat.</summary>
/// <param name="UserId">Made by the server, unguessable, beginning with <c>dl_</c>.</param>
/// <param name="Azure">The conversation that they had through Azure's Direct Line, if any.</param>
internal sealed record Visitor(string UserId, AzureConversation? Azure = null)
{
    // One conversation a visitor: it follows from the user, so there is nothing more to keep.
    /// <summary>Who and where that is in the built-in channel.</summary>
    public DirectLineClient Client => new(
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"web conversation of {UserId}")).AsSpan(0, 16)), UserId);

    public static Visitor New() => new($"dl_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16))}");
}

/// <summary>A conversation in Azure's Direct Line.</summary>
/// <param name="Id">Azure's id of it.</param>
/// <param name="Token">
/// The newest token that this server got for it; a good one can be exchanged for a fresh one of the same conversation.
/// </param>
internal sealed record AzureConversation(string Id, string Token);
