using System.Collections.Concurrent;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Web.Documents;
using Microsoft.Net.Http.Headers;

namespace KnowledgePackages.Web.Templates;

/// <summary>Serves the templates as Word files. The files are public and the same for everybody.</summary>
internal static class TemplateEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>The value of <c>Cache-Control</c>: caches may use a file for 10 minutes without asking the server.</summary>
    public const string Kept = "public, max-age=600";

    /// <summary>Maps <see cref="TemplateAddress.Pattern"/>. Each file is created once per content version.</summary>
    /// <param name="endpoints">The routes.</param>
    /// <param name="current">Returns the current content; null if there is none yet.</param>
    /// <param name="caching">The value of <c>Cache-Control</c>.</param>
    public static IEndpointConventionBuilder MapTemplates(
        this IEndpointRouteBuilder endpoints,
        Func<DialogsContent?> current,
        string caching = Kept
    )
    {
        var files = new ConditionalWeakTable<DialogsContent, ConcurrentDictionary<(string Id, string Language), TemplateFile>>();
        return endpoints.MapMethods(
            TemplateAddress.Pattern,
            Reading,
            (string id, string language, HttpContext context) =>
            {
                if (
                    current() is not { } content
                    || content.FindTemplate(id) is null
                    || !content.Languages.Contains(language, StringComparer.Ordinal)
                )
                {
                    return Results.NotFound();
                }

                var file = files.GetOrCreateValue(content).GetOrAdd((id, language), _ => TemplateFile.Of(content.In(language), id));
                context.Response.Headers.CacheControl = caching;
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

        // Returns the file name. Replaces each character that some operating system forbids in file names.
        private static string NameOf(string title) =>
            $"{string.Concat(title.Select(letter => char.IsControl(letter) || NotInNames.Contains(letter) ? '-' : letter))}.docx";

        // Hashes only the parts with content. The zip also contains random names and times, so a hash of all bytes would differ on every
        // instance.
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
