namespace KnowledgePackages.TestKit;

/// <summary>The folder of the repository to which the running tests belong. Tests read content, sources and other files in it.</summary>
public static class RepositoryFolder
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Returns the path to a file or folder of the repository.</summary>
    /// <param name="parts">The parts of the path, relative to the root.</param>
    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KnowledgePackages.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
