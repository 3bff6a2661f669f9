using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace KnowledgePackages.Web.Data;

/// <summary>The command that revokes the keys of data protection.</summary>
internal static class KeysCommand
{
    /// <summary>Revokes all keys that exist. Running hosts notice within a minute, and create a new key.</summary>
    /// <returns>The exit code: 0, or 1 if nothing was revoked because the confirmation is missing.</returns>
    public static async Task<int> RevokeAsync(bool isConfirmed, CancellationToken cancellationToken)
    {
        await using var store = await CommandStore.OpenAsync(cancellationToken);
        if (!isConfirmed)
        {
            await Console.Out.WriteLineAsync("All visitors of the web page would begin anew. Nothing was revoked. Add --yes to revoke.");
            return 1;
        }

        store.Services.GetRequiredService<IKeyManager>().RevokeAllKeys(TimeProvider.System.GetUtcNow(), "revoked by an operator");
        await Console.Out.WriteLineAsync("Revoked. Running hosts reject the old keys within a minute.");
        return 0;
    }
}
