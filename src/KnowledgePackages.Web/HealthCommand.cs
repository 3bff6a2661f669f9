namespace KnowledgePackages.Web;

/// <summary>Runs the command that requests the health of a running host, for containers without another HTTP client.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(8);

    /// <summary>
    /// The health address of the host in the same container or on the same machine. The port is the first one in the environment variable
    /// <c>ASPNETCORE_HTTP_PORTS</c>. If the variable is not set, the port is 8080, as in the container images.
    /// </summary>
    public static string DefaultAddress =>
        $"http://127.0.0.1:{Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS")?.Split(';')[0] ?? "8080"}/health/ready";

    /// <summary>Prints the host's response.</summary>
    /// <returns>The exit code: 0 if the host is ready, 1 if the host responds with an error status.</returns>
    /// <exception cref="StartException">The host does not respond.</exception>
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
            throw new StartException($"{address} does not answer ({exception.Message}). Start the host, or name its address with --url.");
        }
    }
}
