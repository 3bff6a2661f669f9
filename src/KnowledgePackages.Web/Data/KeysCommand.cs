using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace KnowledgePackages.Web.Data;

/// <summary>Runs the command that revokes the keys of data protection.</summary>
internal static class KeysCommand
{
    /// <summary>
    /// Revokes all keys in the store. Running hosts read the revocation within a minute, and then create a new key. If
    /// <paramref name="isConfirmed"/> is false, revokes nothing and only prints what a revocation would do.
    /// </summary>
    /// <returns>The exit code: 0 if <paramref name="isConfirmed"/> is true, otherwise 1.</returns>
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
