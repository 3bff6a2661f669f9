using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Web.Content;

namespace KnowledgePackages.Web.Teams;

/// <summary>
/// Runs the commands <c>teams package</c> and <c>teams template</c>: creates the zip that an administrator uploads to Teams. The zip has
/// the manifest, three icons, and a file with texts for each language of the content.
/// </summary>
internal static class TeamsPackage
{
    private static readonly string[] Icons = ["color.png", "outline.png", "color32x32.png"];

    // Does not escape non-ASCII letters: people read these files, and no browser renders them.
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The date of all files in the zip. The date is fixed, so that the same content and parameters give the same bytes.
    private static readonly DateTimeOffset Undated = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the zip.</summary>
    /// <returns>The exit code: 0.</returns>
    /// <exception cref="StartException">
    /// The content has problems, an icon cannot be used, or the zip cannot be written.
    /// </exception>
    public static async Task<int> RunAsync(TeamsPackageParameters parameters)
    {
        var builder = WebApplication.CreateBuilder(ProgramFolder.Options([]));
        var icons = new Dictionary<string, byte[]>();
        foreach (var (name, path) in parameters.Icons)
        {
            icons[name] = await IconAsync(name, path);
        }

        var content = ContentFolder.Of(builder.Configuration["Content:Path"], builder.Environment).Load();
        var output = Path.GetFullPath(parameters.Output);
        try
        {
            await using var file = File.Create(output);
            await WriteAsync(file, parameters.Values, icons, content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"--output: {output} cannot be written ({exception.Message}). Name a file in a folder that is there.");
        }

        if (parameters.IsTemplate)
        {
            await Console.Out.WriteLineAsync(
                $"{output}: a template. Write your values into manifest.json in place of "
                + $"{string.Join(", ", parameters.Values.Values.Distinct())}, then zip the files again."
            );
            return 0;
        }

        await Console.Out.WriteLineAsync(
            $"{output}: upload it in the Teams admin center, under Teams apps, Manage apps. Languages: "
            + $"{string.Join(", ", content.Languages)}."
        );
        return 0;
    }

    /// <summary>Writes the zip.</summary>
    /// <param name="stream">The stream to which this method writes the zip. The stream stays open.</param>
    /// <param name="values">The values for the placeholders in the manifest's template, by name.</param>
    /// <param name="icons">The operator's own icons by file name. Each icon that is missing here is replaced by the product's.</param>
    /// <param name="content">The languages and texts.</param>
    internal static async Task WriteAsync(
        Stream stream, IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, byte[]> icons, DialogsContent content)
    {
        var template = JsonNode.Parse(Read("manifest.json"))!.AsObject();
        await using var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null);
        await AddAsync(zip, "manifest.json", Bytes(TeamsManifest.Manifest(template, values, content)));
        foreach (var language in content.Languages)
        {
            await AddAsync(zip, TeamsManifest.FileOf(language), Bytes(TeamsManifest.Localization(template, values, content.In(language))));
        }

        foreach (var icon in Icons)
        {
            await AddAsync(zip, icon, icons.GetValueOrDefault(icon) ?? Read(icon));
        }
    }

    private static async Task<byte[]> IconAsync(string name, string path)
    {
        var side = TeamsPackageParameters.SideOf(name);
        try
        {
            var bytes = await File.ReadAllBytesAsync(path);
            return PngSize.Of(bytes) == (side, side)
                ? bytes
                : throw new StartException($"{path} is no PNG picture of {side} x {side} pixels. Teams wants exactly that for {name}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"{path} cannot be read ({exception.Message}). Name a PNG picture of {side} x {side} pixels.");
        }
    }

    private static byte[] Bytes(JsonNode json)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            json.WriteTo(writer);
        }

        return stream.ToArray();
    }

    private static async Task AddAsync(ZipArchive zip, string name, byte[] bytes)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Undated;
        await using var stream = await entry.OpenAsync();
        await stream.WriteAsync(bytes);
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(TeamsPackage).Assembly.GetManifestResourceStream($"teams/{name}")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
