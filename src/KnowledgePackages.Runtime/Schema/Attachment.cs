using System.Text.Json;
using System.Text.Json.Serialization;

namespace KnowledgePackages.Runtime.Schema;

/// <summary>A card or a file in a message.</summary>
public sealed class Attachment
{
    /// <summary>An empty attachment.</summary>
    public Attachment() { }

    /// <summary>A card (<paramref name="content"/>) or a file (<paramref name="contentUrl"/>).</summary>
    public Attachment(
        string? contentType = null, string? contentUrl = null, object? content = null, string? name = null, string? thumbnailUrl = null) =>
        (ContentType, ContentUrl, Content, Name, ThumbnailUrl) = (contentType, contentUrl, content, name, thumbnailUrl);

    /// <summary>The media type; of an Adaptive Card <c>application/vnd.microsoft.card.adaptive</c>.</summary>
    public string? ContentType { get; set; }

    /// <summary>Where the file lies. Never follow one that came in without asking whether the host is to be trusted.</summary>
    public string? ContentUrl { get; set; }

    /// <summary>
    /// The card. Incoming: a <see cref="JsonElement"/>; outgoing also a <see cref="System.Text.Json.Nodes.JsonNode"/>, a string or a
    /// <see cref="HeroCard"/>.
    /// </summary>
    public object? Content { get; set; }

    /// <summary>The file's name.</summary>
    public string? Name { get; set; }

    /// <summary>A small picture of the file.</summary>
    public string? ThumbnailUrl { get; set; }

    /// <summary>Every property that came in and has no member here.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Properties { get; set; }
}
