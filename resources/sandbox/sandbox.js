placeholder <!-- switches of quickbooks -->
