using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Web.Content;
using KnowledgePackages.Web.Documents;
using Microsoft.Net.Http.Headers;

namespace KnowledgePackages.Web.Templates;

/// <summary>Serves the templates as Word files. They are public and the same for everybody.</summary>
internal static class TemplateEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// Maps <see cref="TemplateAddress.Pattern"/>. Each file is written once per content; browsers revalidate theirs after ten minutes.
    /// </summary>
    public static IEndpointConventionBuilder MapTemplates(this IEndpointRouteBuilder endpoints, CurrentContent current)
    {
        var files = new PerContent<ConcurrentDictionary<(string Id, string Language), TemplateFile>>(current, _ => new());
        return endpoints.MapMethods(
            TemplateAddress.Pattern,
            Reading,
            (string id, string language, HttpContext context) =>
            {
                var content = current.Content;
                if (content.FindTemplate(id) is null || !content.Languages.Contains(language, StringComparer.Ordinal))
                {
                    return Results.NotFound();
                }

                var file = files.Value.GetOrAdd((id, language), _ => TemplateFile.Of(content.In(language), id));
                context.Response.Headers.CacheControl = "public, max-age=600";
                return Results.Bytes(file.Bytes, WordFile.ContentType, file.Name, entityTag: file.Tag);
            }
        );
    }

    private sealed record TemplateFile(byte[] Bytes, string Name, EntityTagHeaderValue Tag)
    {
        private const string ContentParts = "word/";
        private const string NotInNames = "\\/:*?\"<>|";

        public static TemplateFile Of(ContentTexts texts, string id)
        {
            var bytes = TemplateDocument.Write(texts, id);
            return new(bytes, NameOf(texts.Template(id).Title), new($"\"{HashOf(bytes)}\""));
        }

        // Replaces characters that a file name must not contain in any system.
        private static string NameOf(string title) =>
            $"{string.Concat(title.Select(letter => char.IsControl(letter) || NotInNames.Contains(letter) ? '-' : letter))}.docx";

        // The package contains random names and times outside these parts, which would give every instance another tag.
        private static string HashOf(byte[] bytes)
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var part in zip.Entries.Where(part => part.FullName.StartsWith(ContentParts, StringComparison.Ordinal)))
            {
                using var stream = part.Open();
                using var text = new MemoryStream();
                stream.CopyTo(text);
                hash.AppendData(text.ToArray());
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
        }
    }
}
