namespace KnowledgePackages.Web;

/// <summary>The command that asks a running host for its health, for containers without other tools.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(8);

    /// <summary>
    /// The address of the host in the same container or on the same machine: the first port of the setting <c>ASPNETCORE_HTTP_PORTS</c>,
    /// otherwise the port of the container images.
    /// </summary>
    public static string DefaultAddress =>
        $"http://127.0.0.1:{Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS")?.Split(';')[0] ?? "8080"}/health/ready";

    /// <summary>Prints the host's answer.</summary>
    /// <returns>The exit code: 0 if the host is ready, otherwise 1.</returns>
    public static async Task<int> RunAsync(string address, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = AnswersWithin };
        try
        {
            using var response = await client.GetAsync(new Uri(address), cancellationToken);
            await Console.Out.WriteLineAsync(await response.Content.ReadAsStringAsync(cancellationToken));
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            throw new StartException($"{address} does not answer ({exception.Message}).");
        }
    }
}
