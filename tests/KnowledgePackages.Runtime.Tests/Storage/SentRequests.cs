using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace KnowledgePackages.Runtime.Tests.Storage;

/// <summary>Sees every request on its way to Azurite, and can lose the answer to one that took effect.</summary>
internal sealed class SentRequests : HttpPipelineTransport
{
    private readonly HttpPipelineTransport _network = new HttpClientTransport();
    private readonly TaskCompletionSource _together = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _missing;

    /// <summary>Method, path and status of each, in order of the answers.</summary>
    public ConcurrentQueue<(string Method, string Path, int Status)> All { get; } = new();

    /// <summary>How many answers to writes are lost from now on.</summary>
    public int Losing { get; set; }

    /// <summary>So many writes are sent together: each waits for the others to be under way.</summary>
    public int Together
    {
        set => _missing = value;
    }

    /// <summary>Runs before each request is sent.</summary>
    public Action<(string Method, string Path)>? BeforeSending { get; set; }

    public override Request CreateRequest() => _network.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("The store waits for nothing synchronously.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        if (message.Request.Method == RequestMethod.Put && _missing > 0)
        {
            if (Interlocked.Decrement(ref _missing) == 0)
            {
                _together.SetResult();
            }

            await _together.Task.WaitAsync(Patience.Longest);
        }

        BeforeSending?.Invoke((message.Request.Method.Method, message.Request.Uri.Path));
        message.CancellationToken.ThrowIfCancellationRequested();
        await _network.ProcessAsync(message);
        All.Enqueue((message.Request.Method.Method, message.Request.Uri.Path, message.Response.Status));
        if (Losing > 0 && message.Request.Method == RequestMethod.Put)
        {
            Losing--;
            throw new IOException("The connection was cut before the answer came.");
        }
    }
}
