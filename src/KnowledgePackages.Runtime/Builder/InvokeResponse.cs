
namespace KnowledgePackages.Runtime.Builder;

/// <summary>The HTTP answer to an invoke.</summary>
public sealed class InvokeResponse
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; set; }

    /// <summary>
    /// The body: a schema type, a <see cref="System.Text.Json.JsonElement"/>, a <see cref="System.Text.Json.Nodes.JsonNode"/> or a string;
    /// null sends none.
    /// </summary>
    public object? Body { get; set; }

    /// <summary>Whether the status is between 200 and 299.</summary>
    public bool IsSuccessStatusCode() => Status is >= 200 and <= 299;
}
