using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace KnowledgePackages.Runtime.Tests.Storage;

/// <summary>Records every request to Azurite, and can drop the response to a request that took effect.</summary>
internal sealed class SentRequests : HttpPipelineTransport
{
    private readonly HttpPipelineTransport _network = new HttpClientTransport();
    private readonly TaskCompletionSource _together = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _missing;

    /// <summary>Method, path and status of each request, in the order of the responses.</summary>
    public ConcurrentQueue<(string Method, string Path, int Status)> All { get; } = new();

    /// <summary>How many of the next responses to writes are dropped.</summary>
    public int Losing { get; set; }

    /// <summary>The number of writes that must be sent together. Each of them waits until all are about to be sent.</summary>
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
