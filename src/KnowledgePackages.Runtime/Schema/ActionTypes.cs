namespace KnowledgePackages.Runtime.Schema;

/// <summary>What a click on a button does.</summary>
public static class ActionTypes
{
    /// <summary>Opens the address in <c>value</c>.</summary>
    public const string OpenUrl = "openUrl";

    /// <summary>Sends <c>value</c> as a message that everyone sees.</summary>
    public const string ImBack = "imBack";

    /// <summary>Sends <c>value</c> without showing it.</summary>
    public const string PostBack = "postBack";

    /// <summary>Plays the sound at <c>value</c>.</summary>
    public const string PlayAudio = "playAudio";

    /// <summary>Plays the film at <c>value</c>.</summary>
    public const string PlayVideo = "playVideo";

    /// <summary>Shows the picture at <c>value</c>.</summary>
    public const string ShowImage = "showImage";

    /// <summary>Saves the file at <c>value</c>.</summary>
    public const string DownloadFile = "downloadFile";

    /// <summary>Opens a sign-in page.</summary>
    public const string Signin = "signin";

    /// <summary>Calls a number.</summary>
    public const string Call = "call";

    /// <summary>Pays; no channel does this any more.</summary>
    public const string Payment = "payment";

    /// <summary>Sends text and <c>value</c>, and shows <c>displayText</c>.</summary>
    public const string MessageBack = "messageBack";

    /// <summary>Opens an app.</summary>
    public const string openApp = "openApp";
}
