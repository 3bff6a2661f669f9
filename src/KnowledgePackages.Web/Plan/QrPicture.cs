using System.Globalization;
using System.Text;
using QRCoder;

namespace KnowledgePackages.Web.Plan;

/// <summary>Draws an address as a QR code, so that people can open it with a phone: from the printed plan or from another screen.</summary>
internal static class QrPicture
{
    private const int PixelsOfModule = 6;

    /// <summary>
    /// Returns the code as a <c>data:</c> address of a PNG file. Clients show it without a request, so no server sees the encoded address.
    /// </summary>
    public static Uri DrawInAddress(Uri address)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        using var file = new PngByteQRCode(code);
        return new($"data:image/png;base64,{Convert.ToBase64String(file.GetGraphic(PixelsOfModule))}");
    }

    /// <summary>Returns the code as SVG, without a text alternative. The caller must show the address beside it.</summary>
    public static string Draw(string address)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            // Draw one stroke for each run of dark modules, so that the SVG is small.
            for (var x = 0; x < rows[y].Length; x++)
            {
                var start = x;
                while (x < rows[y].Length && rows[y][x])
                {
                    x++;
                }

                if (x > start)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1H{start}");
                }
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg class="code" viewBox="0 0 {rows.Count} {rows.Count}" aria-hidden="true" focusable="false"><path d="{path}"/></svg>
            """
        );
    }
}
