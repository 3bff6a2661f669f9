using System.Text.Json;
using KnowledgePackages.Runtime.Wire;
using KnowledgePackages.TestKit;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Tests.Wire;

/// <summary>Activities with the structure that real channels and clients send.</summary>
internal static class RecordedActivities
{
    private static readonly string Folder = RepositoryFolder.PathTo("tests", "KnowledgePackages.Runtime.Tests", "Wire", "Fixtures");

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".json"));

    public static Activity Read(string name) => Read(Bytes(name));

    public static Activity Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, WireJson.Activity)!;

    public static byte[] Write(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, WireJson.Activity);
}
