using KnowledgePackages.TestKit;

namespace KnowledgePackages.EndToEnd.Tests.Support;

/// <summary>Returns paths for screenshots in <c>artifacts/screenshots</c>, which Git ignores.</summary>
internal static class Photos
{
    public static string PathOf(string name) => RepositoryFolder.PathTo("artifacts", "screenshots", $"{name}.png");
}
